#!/usr/bin/python3
"""gtkdrive - drive a GTK 4 program end to end on a machine without a display.

One file, system python3 + python3-gi only.  It starts Xvfb, an optional window manager, a private session bus
(and with it the accessibility bus), and the program, all in throw-away HOME/XDG directories.  It reads the user
interface over AT-SPI (plain D-Bus calls: no libatspi cache, a time limit on every call) and acts on it as a person
does: real pointer and key events through XTEST.  `gtkdrive.py --help` shows the command line.
"""
import argparse, ctypes as C, os, re, shlex, shutil, signal, struct, subprocess, sys, tempfile, time, zlib
from gi.repository import Gio, GLib

ROLES = {0: 'invalid', 2: 'alert', 7: 'check box', 8: 'check menu item', 10: 'column header', 11: 'combo box', 16: 'dialog',
         19: 'file chooser', 20: 'filler', 23: 'frame', 27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu',
         34: 'menu bar', 35: 'menu item', 36: 'option pane', 37: 'page tab', 38: 'page tab list', 39: 'panel',
         40: 'password text', 42: 'progress bar', 43: 'push button', 44: 'radio button', 45: 'radio menu item',
         47: 'row header', 48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider', 52: 'spin button',
         54: 'status bar', 55: 'table', 56: 'table cell', 57: 'table column header', 61: 'text', 62: 'toggle button',
         63: 'tool bar', 64: 'tool tip', 65: 'tree', 66: 'tree table', 69: 'window', 75: 'application', 79: 'entry',
         81: 'caption', 83: 'heading', 85: 'section', 87: 'form', 88: 'link', 90: 'table row', 91: 'tree item',
         94: 'document text', 98: 'list box', 99: 'grouping', 101: 'notification', 103: 'level bar', 109: 'article',
         110: 'landmark', 111: 'log', 112: 'marquee', 115: 'timer', 116: 'static', 129: 'switch', 130: 'switch'}
STATES = ('invalid-entry active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused '
          'has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected '
          'sensitive showing single-line stale transient vertical visible manages-descendants indeterminate required '
          'truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable '
          'has-popup read-only').split()  # 4.8 reports an invalid entry as state 0 ("invalid"), later GTK as 36: one name here
ATSPI, PROPS = 'org.a11y.atspi.', 'org.freedesktop.DBus.Properties'
ACC, COMPONENT = ATSPI + 'Accessible', ATSPI + 'Component'
ROOT = '/org/a11y/atspi/accessible/root'
LAYER_POPUP, COORD_WINDOW = 5, 1
LOG_BAD = re.compile(r'-(CRITICAL|WARNING|ERROR) \*\*|runtime error:|ERROR: (Address|Leak|Undefined)\w*Sanitizer')
DEFAULT_TIMEOUT = 30.0


class DriveError(AssertionError):
    pass


class AppGone(DriveError):
    """The program ended while it was still needed."""


def wait_until(fn, timeout=None, what='condition', interval=0.05):
    """Poll fn until it returns something true and return that; DriveError after timeout seconds."""
    timeout = DEFAULT_TIMEOUT if timeout is None else timeout
    end, err = time.monotonic() + timeout, None
    while True:
        try:
            r = fn()
            if r:
                return r
            err = None
        except AppGone:
            raise
        except (GLib.Error, DriveError) as e:  # a widget may vanish while we look at it
            err = e
        if time.monotonic() > end:
            raise DriveError('timed out after %.1fs waiting for %s%s' % (timeout, what, ' (%s)' % err if err else ''))
        time.sleep(interval)


# ---------------------------------------------------------------- X11: windows, input, pixels
class _Attr(C.Structure):
    _fields_ = [(n, C.c_int) for n in 'x y width height border_width depth'.split()] + [('visual', C.c_void_p), ('root', C.c_ulong)] + \
               [(n, C.c_int) for n in 'klass bit_gravity win_gravity backing_store'.split()] + \
               [('backing_planes', C.c_ulong), ('backing_pixel', C.c_ulong), ('save_under', C.c_int), ('colormap', C.c_ulong),
                ('map_installed', C.c_int), ('map_state', C.c_int), ('all_masks', C.c_long), ('your_mask', C.c_long),
                ('dnp_mask', C.c_long), ('override_redirect', C.c_int), ('screen', C.c_void_p)]


class _XImage(C.Structure):
    _fields_ = [('width', C.c_int), ('height', C.c_int), ('xoffset', C.c_int), ('format', C.c_int), ('data', C.c_void_p),
                ('byte_order', C.c_int), ('unit', C.c_int), ('bit_order', C.c_int), ('pad', C.c_int), ('depth', C.c_int),
                ('bytes_per_line', C.c_int), ('bits_per_pixel', C.c_int)]


class _ClientMessage(C.Structure):
    _fields_ = [('type', C.c_int), ('serial', C.c_ulong), ('send_event', C.c_int), ('display', C.c_void_p), ('window', C.c_ulong),
                ('message_type', C.c_ulong), ('format', C.c_int), ('l', C.c_long * 5), ('pad', C.c_long * 20)]


class XWin:
    def __init__(self, id, x, y, w, h, override, title):
        self.id, self.x, self.y, self.w, self.h, self.override, self.title = id, x, y, w, h, override, title

    def __repr__(self):
        return '<X %#x "%s" %dx%d+%d+%d%s>' % (self.id, self.title, self.w, self.h, self.x, self.y, ' popup' if self.override else '')


class X:
    """The few Xlib/XTEST calls needed, through ctypes (libX11 and libXtst come with xdotool and GTK)."""
    MODS = {'ctrl': 'Control_L', 'control': 'Control_L', 'shift': 'Shift_L', 'alt': 'Alt_L', 'super': 'Super_L'}
    ALIAS = {'enter': 'Return', 'esc': 'Escape', 'space': 'space', 'tab': 'Tab', 'pgup': 'Prior', 'pgdn': 'Next', 'menu': 'Menu',
             'up': 'Up', 'down': 'Down', 'left': 'Left', 'right': 'Right', 'home': 'Home', 'end': 'End', 'delete': 'Delete',
             'backspace': 'BackSpace', '+': 'plus', '/': 'slash', '.': 'period', ',': 'comma', '-': 'minus', '~': 'asciitilde'}

    def __init__(self, display):
        L, T, self.u = C.CDLL('libX11.so.6'), C.CDLL('libXtst.so.6'), C.c_ulong
        self.L, self.T = L, T
        for f in ('XOpenDisplay', 'XGetKeyboardMapping', 'XGetImage'):
            getattr(L, f).restype = C.c_void_p
        for f in ('XInternAtom', 'XStringToKeysym', 'XDefaultRootWindow'):
            getattr(L, f).restype = C.c_ulong
        L.XKeysymToKeycode.restype = C.c_ubyte
        self._eh = C.CFUNCTYPE(C.c_int, C.c_void_p, C.c_void_p)(lambda d, e: 0)  # windows may vanish: ignore X errors
        L.XSetErrorHandler(self._eh)
        self.d = C.c_void_p(L.XOpenDisplay(display.encode()))
        if not self.d:
            raise DriveError('cannot open display ' + display)
        self.root = L.XDefaultRootWindow(self.d)
        self.lastclick, self.spare, self.extra = (0, None), None, {}

    def close(self):
        self.L.XCloseDisplay(self.d)

    def sync(self):
        self.L.XSync(self.d, 0)

    def atom(self, name):
        return self.L.XInternAtom(self.d, name.encode(), 0)

    def prop(self, win, name):
        """Property as bytes (format 8) or list of ints (format 32), None when absent."""
        t, f, n, left, p = C.c_ulong(), C.c_int(), C.c_ulong(), C.c_ulong(), C.c_void_p()
        if self.L.XGetWindowProperty(self.d, self.u(win), self.u(self.atom(name)), C.c_long(0), C.c_long(4096), 0, self.u(0),
                                     C.byref(t), C.byref(f), C.byref(n), C.byref(left), C.byref(p)) or not p.value:
            return None
        v = C.string_at(p, n.value) if f.value == 8 else [(C.c_ulong * n.value).from_address(p.value)[i] for i in range(n.value)]
        self.L.XFree(p)
        return v

    def attrs(self, win):
        a = _Attr()
        return a if self.L.XGetWindowAttributes(self.d, self.u(win), C.byref(a)) else None

    def _kids(self, win):
        r, p, k, n = C.c_ulong(), C.c_ulong(), C.c_void_p(), C.c_uint()
        if not self.L.XQueryTree(self.d, self.u(win), C.byref(r), C.byref(p), C.byref(k), C.byref(n)) or not k.value:
            return []
        v = list((C.c_ulong * n.value).from_address(k.value))
        self.L.XFree(k)
        return v

    def windows(self, base=None):
        """Mapped client windows, bottom to top; base: an id of the same X client (popups share its id range)."""
        out = []
        for top in self._kids(self.root):
            for win in [top] + self._kids(top):  # a window manager may put the client one level down
                a = self.attrs(win)
                if not a or a.map_state != 2 or a.width < 4 or a.height < 4 or a.klass != 1:
                    continue
                if base is not None and (win & ~0x1fffff) != (base & ~0x1fffff):
                    continue
                if base is None and not (self.prop(win, 'WM_CLASS') and (a.override_redirect or self.prop(win, 'WM_PROTOCOLS'))):
                    continue
                x, y, ch = C.c_int(), C.c_int(), C.c_ulong()
                self.L.XTranslateCoordinates(self.d, self.u(win), self.u(self.root), 0, 0, C.byref(x), C.byref(y), C.byref(ch))
                t = self.prop(win, '_NET_WM_NAME') or self.prop(win, 'WM_NAME') or b''
                out.append(XWin(win, x.value, y.value, a.width, a.height, bool(a.override_redirect), t.decode('utf-8', 'replace')))
        return out

    # pointer
    def move(self, x, y):
        self.T.XTestFakeMotionEvent(self.d, -1, int(x), int(y), C.c_ulong(0))
        self.sync()

    def button(self, b, down):
        self.T.XTestFakeButtonEvent(self.d, b, 1 if down else 0, C.c_ulong(0))
        self.sync()

    def click(self, x, y, button=1, count=1):
        t, pos = self.lastclick
        if pos and abs(pos[0] - x) < 8 and abs(pos[1] - y) < 8:  # do not make a double click out of two single ones
            time.sleep(max(0, t + 0.3 - time.monotonic()))
        # Come closer in steps, then press right after the last motion.  GTK 4.8 on X11 can send itself motion events for a
        # popover that has just closed; the press must not come after one of those, or the dead popover swallows it.
        for dx in (9, 5, 2):
            self.move(x - dx, y - dx // 2)
            time.sleep(0.03)
        self.move(x, y)
        for _ in range(count):
            self.button(button, True)
            time.sleep(0.02)
            self.button(button, False)
            time.sleep(0.02)
        self.lastclick = (time.monotonic(), (x, y))

    def drag(self, x1, y1, x2, y2, steps=12):
        self.move(x1, y1)
        time.sleep(0.05)
        self.button(1, True)
        for i in range(1, steps + 1):
            time.sleep(0.02)
            self.move(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps)
        time.sleep(0.15)
        self.move(x2 + 1, y2)
        time.sleep(0.1)
        self.button(1, False)

    def scroll(self, x, y, clicks):
        self.move(x, y)
        for _ in range(abs(clicks)):
            for down in (True, False):
                self.button(5 if clicks > 0 else 4, down)
            time.sleep(0.01)

    # keyboard
    def _code(self, sym):
        """(keycode, shift) for a keysym; a keysym missing from the layout gets a spare keycode for the whole session."""
        n = C.c_int()
        if sym in self.extra:
            return self.extra[sym], False
        code = self.L.XKeysymToKeycode(self.d, C.c_ulong(sym))
        if code:
            m = self.L.XGetKeyboardMapping(self.d, C.c_ubyte(code), 1, C.byref(n))
            syms = list((C.c_ulong * n.value).from_address(m))
            self.L.XFree(C.c_void_p(m))
            if syms[0] == sym:
                return code, False
            if n.value > 1 and syms[1] == sym:
                return code, True
        if self.spare is None:
            lo, hi, self.spare = C.c_int(), C.c_int(), []
            self.L.XDisplayKeycodes(self.d, C.byref(lo), C.byref(hi))
            for c in range(hi.value, lo.value, -1):
                m = self.L.XGetKeyboardMapping(self.d, C.c_ubyte(c), 1, C.byref(n))
                if not any((C.c_ulong * n.value).from_address(m)):
                    self.spare.append(c)
                self.L.XFree(C.c_void_p(m))
        if not self.spare:
            raise DriveError('no spare keycode left for keysym %#x' % sym)
        c = self.spare.pop(0)
        self.L.XChangeKeyboardMapping(self.d, c, 2, (C.c_ulong * 2)(sym, sym), 1)
        self.sync()
        time.sleep(0.2)  # every client must first read the new keymap
        self.extra[sym] = c
        return c, False

    def _press(self, code, down):
        self.T.XTestFakeKeyEvent(self.d, int(code), 1 if down else 0, C.c_ulong(0))
        self.sync()

    def key(self, combo, delay=0.02):
        """'ctrl+o', 'Tab', 'shift+Tab', 'alt+p', 'F10', 'Escape' ..."""
        parts = [p for p in combo.split('+') if p] or ['+']
        mods, name = [self.MODS[p.lower()] for p in parts[:-1]], parts[-1]
        sym = self.L.XStringToKeysym(self.ALIAS.get(name.lower(), name).encode())
        if not sym:
            raise DriveError('unknown key ' + combo)
        code, shift = self._code(sym)
        codes = [self._code(self.L.XStringToKeysym(m.encode()))[0] for m in mods + (['Shift_L'] if shift else [])]
        for c in codes:
            self._press(c, True)
        self._press(code, True)
        time.sleep(0.005)
        self._press(code, False)
        for c in reversed(codes):
            self._press(c, False)
        time.sleep(delay)

    def type(self, text, delay=0.004):
        shift_code = self._code(self.L.XStringToKeysym(b'Shift_L'))[0]
        special = {'\n': 'Return', '\t': 'Tab'}
        keys = []
        for ch in text:  # settle all mappings first, then type
            o = ord(ch)
            sym = self.L.XStringToKeysym(special[ch].encode()) if ch in special else o if o < 0x100 else 0x01000000 | o
            keys.append(self._code(sym))
        for code, shift in keys:
            if shift:
                self._press(shift_code, True)
            self._press(code, True)
            self._press(code, False)
            if shift:
                self._press(shift_code, False)
            time.sleep(delay)

    # windows
    def message(self, win, atom, data, to_root):
        e = _ClientMessage(type=33, window=win, message_type=self.atom(atom), format=32, send_event=1)
        for i, v in enumerate(data):
            e.l[i] = v
        self.L.XSendEvent(self.d, self.u(self.root if to_root else win), 0, C.c_long((1 << 19 | 1 << 20) if to_root else 0), C.byref(e))
        self.sync()

    def has_focus(self, win):
        f, r = C.c_ulong(), C.c_int()
        self.L.XGetInputFocus(self.d, C.byref(f), C.byref(r))
        return f.value == win or f.value in self._kids(win)  # GTK keeps a small child window for the focus

    def resources(self, text):
        """As xrdb does; GTK on X11 takes Xft.dpi, Xft.antialias, Xft.hinting, Xft.hintstyle and Xft.rgba from here."""
        self.L.XChangeProperty(self.d, self.u(self.root), self.u(23), self.u(31), 8, 0, text.encode(), len(text))
        self.sync()

    def managed(self):
        return bool(self.prop(self.root, '_NET_SUPPORTING_WM_CHECK'))

    def activate(self, win):
        if self.managed():
            self.message(win, '_NET_ACTIVE_WINDOW', (2, 0), True)
        else:
            self.L.XRaiseWindow(self.d, self.u(win))
            self.L.XSetInputFocus(self.d, self.u(win), 2, self.u(0))
            self.sync()

    def resize(self, win, w, h, x=None, y=None):
        if x is None:
            self.L.XResizeWindow(self.d, self.u(win), w, h)
        else:
            self.L.XMoveResizeWindow(self.d, self.u(win), int(x), int(y), w, h)
        self.sync()

    def shot(self, x=0, y=0, w=None, h=None):
        a = self.attrs(self.root)
        x, y = max(0, int(x)), max(0, int(y))
        w, h = min(int(w or a.width), a.width - x), min(int(h or a.height), a.height - y)
        p = self.L.XGetImage(self.d, self.u(self.root), x, y, w, h, C.c_ulong(0xffffffff), 2)
        if not p:
            raise DriveError('XGetImage failed')
        im = _XImage.from_address(p)
        raw = C.string_at(im.data, im.bytes_per_line * h)
        C.CDLL(None).free(C.c_void_p(im.data))
        self.L.XFree(C.c_void_p(p))
        rgb = bytearray(w * h * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return Shot(w, h, bytes(rgb))


class Shot:
    """A picture in memory: RGB bytes."""
    def __init__(self, w, h, rgb):
        self.w, self.h, self.rgb = w, h, rgb

    def pixel(self, x, y):
        i = (y * self.w + x) * 3
        return tuple(self.rgb[i:i + 3])

    def crop(self, x, y, w, h):
        x, y, w, h = max(0, x), max(0, y), w + min(0, x), h + min(0, y)
        w, h = min(w, self.w - x), min(h, self.h - y)
        return Shot(w, h, b''.join(self.rgb[((y + r) * self.w + x) * 3:((y + r) * self.w + x + w) * 3] for r in range(h)))

    def colors(self):
        """{(r,g,b): count}"""
        out = {}
        for p in zip(self.rgb[0::3], self.rgb[1::3], self.rgb[2::3]):
            out[p] = out.get(p, 0) + 1
        return out

    def diff(self, other, tolerance=0):
        """Number of pixels with a channel that differs by more than tolerance."""
        if (self.w, self.h) != (other.w, other.h):
            return max(self.w * self.h, other.w * other.h)
        if self.rgb == other.rgb:
            return 0
        a, b = self.rgb, other.rgb
        return sum(1 for i in range(0, len(a), 3) if a[i:i + 3] != b[i:i + 3] and any(abs(a[i + k] - b[i + k]) > tolerance for k in range(3)))

    def save(self, path):
        rows = b''.join(b'\0' + self.rgb[r * self.w * 3:(r + 1) * self.w * 3] for r in range(self.h))

        def chunk(t, d):
            return struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
        with open(path, 'wb') as f:
            f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', self.w, self.h, 8, 2, 0, 0, 0)) +
                    chunk(b'IDAT', zlib.compress(rows, 6)) + chunk(b'IEND', b''))
        return path


# ---------------------------------------------------------------- accessibility tree
class Node:
    """One accessible.  role, name, description, states are from the moment of the look-up; refresh() renews them."""
    def __init__(self, app, ref, parent=None):
        self.app, self.ref, self.parent, self.children = app, tuple(ref), parent, []
        self.role = self.name = self.description = ''
        self.states, self.ifaces = frozenset(), ()

    def __repr__(self):
        return '[%s] "%s"' % (self.role, self.name)

    def _call(self, iface, method, args=None):
        return self.app.s.call(self.ref, iface, method, args)

    def _get(self, iface, prop):
        return self._call(PROPS, 'Get', GLib.Variant('(ss)', (iface, prop)))[0]

    def refresh(self):
        self.role = ROLES.get(self._call(ACC, 'GetRole')[0], 'role')
        p = self._call(PROPS, 'GetAll', GLib.Variant('(s)', (ACC,)))[0]
        self.name, self.description = p['Name'], p['Description']
        self.states = _states(self._call(ACC, 'GetState')[0])
        return self

    def has(self, state):
        return state in self.states

    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()

    def ancestors(self):
        n = self.parent
        while n:
            yield n
            n = n.parent

    @property
    def text(self):
        """What the widget shows: its own text, or the labels inside, or its name.  (An end of -1 gives '' in 4.8.)"""
        if ATSPI + 'Text' in self.ifaces:
            return self._call(ATSPI + 'Text', 'GetText', GLib.Variant('(ii)', (0, 0x7fffffff)))[0]
        if self.role == 'label':
            return self.name
        return ' '.join(n.text for n in self.walk() if n is not self and (n.role == 'label' or ATSPI + 'Text' in n.ifaces)) or self.name

    @property
    def value(self):
        return self._get(ATSPI + 'Value', 'CurrentValue')

    @property
    def extents(self):
        """x, y, w, h in the window's own (logical) coordinates."""
        return self._call(COMPONENT, 'GetExtents', GLib.Variant('(u)', (COORD_WINDOW,)))[0]

    @property
    def laid_out(self):
        """False of what nobody can have met yet, such as the pages of a stack that were never shown: they have no size."""
        return COMPONENT not in self.ifaces or min(self.extents[2:]) > 0

    def _surface(self):
        """(node of the popover or toplevel this node is drawn in)."""
        n = self
        while n.parent and n.parent.role != 'application':
            if COMPONENT in n.ifaces and n._call(COMPONENT, 'GetLayer')[0] == LAYER_POPUP:
                return n, True
            n = n.parent
        return n, False

    def _xwin(self):
        """The X window the node is drawn in, and the offset of the accessible coordinates in it (device pixels)."""
        surf, popup = self._surface()
        x, y, w, h = surf.extents
        k, wins, top = self.app.scale, self.app.windows(), surf
        while top.parent and top.parent.role != 'application':
            top = top.parent
        if popup:  # 4.8: extents inside a popover ignore where its surface is, so anchor them at the popup's X window
            c = [v for v in wins if v.override and 0 <= v.w - w * k <= 80 * k and 0 <= v.h - h * k <= 80 * k]
            if not c:
                raise DriveError('no popup window on screen for %r (%dx%d) among %s' % (surf, w, h, wins))
            v = min(reversed(c), key=lambda v: v.w - w * k + v.h - h * k)
            return v, v.x + (v.w - w * k) / 2 - x * k, v.y + (v.h - h * k) - y * k  # a margin is normally on top (drop downs)
        c = [v for v in wins if not v.override]
        c = [v for v in c if v.title == top.name] or [v for v in c if 0 <= v.w - w * k < 150 * k and 0 <= v.h - h * k < 150 * k]
        if not c:
            raise DriveError('no X window for %r among %s' % (top, wins))
        v = min(reversed(c), key=lambda v: abs(v.w - w * k) + abs(v.h - h * k))
        e = self.app.s.x.prop(v.id, '_GTK_FRAME_EXTENTS')
        if e:
            return v, v.x + e[0], v.y + e[2]
        return v, v.x + (v.w - w * k) / 2, v.y + (v.h - h * k) / 2  # no compositor: a border of one width all round

    @property
    def screen_rect(self):
        """x, y, w, h on the screen, in device pixels."""
        _, ox, oy = self._xwin()
        x, y, w, h = self.extents
        k = self.app.scale
        return int(ox + x * k), int(oy + y * k), int(w * k), int(h * k)

    def picked(self, fx=0.5, fy=0.5):
        """What GTK would hit at that place of the node: a ref, or None where GTK does not say."""
        surf, _ = self._surface()
        x, y, w, h = self.extents
        r = surf._call(COMPONENT, 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (int(x + w * fx), int(y + h * fy), COORD_WINDOW)))[0]
        return None if r[1].endswith('/null') else tuple(r)

    def showing(self, fx=0.5, fy=0.5):
        """True when a click at that place would reach this node: not scrolled away, not covered, not on a hidden page."""
        x, y, w, h = self.extents
        if w <= 0 or h <= 0:
            return False
        popup = self._surface()[1]
        p = None if popup and self.app.gtk_version >= (4, 10) else self.picked(fx, fy)  # newer GTK picks elsewhere in popovers
        if p is None:  # an internal widget without an accessible (the text of an entry, the icon of a menu button): by geometry
            surf, cx, cy = self._surface()[0], x + w * fx, y + h * fy
            for a in self.ancestors():
                if COMPONENT in a.ifaces:
                    ax, ay, aw, ah = a.extents
                    if not (ax <= cx <= ax + aw and ay <= cy <= ay + ah):
                        return False
                if a is surf:
                    return True
            return False
        mine = {n.ref for n in self.walk()}
        if p in mine:
            return True
        up = [n.ref for n in self.ancestors()]
        if p in up[:4] and 'sensitive' not in self.states:
            return True  # GTK does not pick insensitive widgets
        n = p
        while n and n != self.ref:  # a child made since the look-up
            n = self.app.s.parent(n)
        return n is not None

    def _below(self, pane):
        """Is the node further down than what the scroll pane shows?  List rows that are scrolled away have no extents, or those
        they had before, so go by their order and by what GTK finds in the middle of the pane."""
        row = self
        while row.parent and row.parent.role not in ('list', 'scroll pane'):
            row = row.parent
        if row.parent and row.parent.role == 'list':
            order = {n.ref: i for i, n in enumerate(row.parent.children)}
            for fy in (0.5, 0.3, 0.7, 0.9):
                n = pane.picked(0.5, fy)
                for _ in range(8):
                    if n in order:
                        return order[row.ref] > order[n]
                    n = n and self.app.s.parent(n)
        px, py, pw, ph = pane.extents
        x, y, w, h = self.extents
        return y + h / 2 > py + ph / 2

    def reveal(self, tries=150):
        """Turn the mouse wheel over the nearest scroll pane until the node can be clicked."""
        if self.showing():
            return self
        for p in (n for n in self.ancestors() if n.role == 'scroll pane'):
            for _ in range(tries):
                sx, sy, sw, sh = p.screen_rect
                self.app.s.x.scroll(sx + sw // 2, sy + sh // 2, 1 if self._below(p) else -1)
                time.sleep(0.05)
                if self.showing():
                    return self
        raise DriveError('%r cannot be scrolled into view (extents %s)' % (self, self.extents))

    def point(self, fx=0.5, fy=0.5):
        x, y, w, h = self.screen_rect
        return x + w * fx, y + h * fy

    def click(self, button=1, count=1, fx=0.5, fy=0.5):
        """A real mouse click on the node (scrolled into view first); waits until it would reach the node and it stands still."""
        def ready():
            if not self.showing(fx, fy):
                return False
            (x, y), mine = self.point(fx, fy), self._xwin()[0]
            for v in reversed(self.app.windows()):  # nothing of the program above it (a popover that is still closing)
                if v.id == mine.id:
                    break
                if v.override and not mine.override or v.x <= x < v.x + v.w and v.y <= y < v.y + v.h:
                    return False
            time.sleep(0.03)
            return (x, y) == self.point(fx, fy)
        try:
            wait_until(ready, 1, '%r clickable' % self)
        except DriveError:
            if not self.showing(fx, fy):
                self.reveal()
        self.app.s.x.click(*self.point(fx, fy), button=button, count=count)
        return self

    def hover(self, fx=0.5, fy=0.5):
        x, y = self.point(fx, fy)
        self.app.s.x.move(x - 3, y - 3)
        self.app.s.x.move(x, y)
        return self

    def press(self):
        """The AT-SPI action (buttons, menu items, switches only; check boxes, rows and entries have none in 4.8)."""
        return self._call(ATSPI + 'Action', 'DoAction', GLib.Variant('(i)', (0,)))[0]

    def set_text(self, text):
        """As a person: click, select all, type over it."""
        self.click()
        self.app.s.x.key('ctrl+a')
        if text:
            self.app.s.x.type(text)
        else:
            self.app.s.x.key('Delete')
        wait_until(lambda: self.text == text, 5, 'text of %r to be %r' % (self, text))
        return self

    def shot(self, pad=0):
        x, y, w, h = self.screen_rect
        return self.app.s.x.shot(x - pad, y - pad, w + 2 * pad, h + 2 * pad)

    # tables (GtkColumnView): rows and cells as text
    def rows(self):
        """Cells of every realised row as lists of text; header first when there is one."""
        return [[c.text for c in r.children] for r in self.walk() if r.role == 'table row']

    def find_all(self, role=None, name=None, text=None, where=None):
        return [n for n in self.walk() if n is not self and _match(n, role, name, text, where)]

    def find(self, role=None, name=None, text=None, where=None):
        r = self.find_all(role, name, text, where)
        if not r:
            raise DriveError('no %s %r %r in %r' % (role, name, text, self))
        return r[0]


def _states(v):
    bits = v[0] | (v[1] << 32 if len(v) > 1 else 0)
    return frozenset(s for i, s in enumerate(STATES) if bits >> i & 1)


def _eq(want, got):
    return bool(want.search(got)) if hasattr(want, 'search') else want == got


def _match(n, role, name, text, where):
    return ((role is None or n.role == role or (isinstance(role, (tuple, list, set)) and n.role in role)) and (name is None or _eq(name, n.name)) and
            (text is None or _eq(text, n.text)) and (where is None or where(n)))


# ---------------------------------------------------------------- the program under test
class App:
    def __init__(self, session, argv, env, scale):
        self.s, self.argv, self.scale, self.base = session, argv, scale, None
        self.log_path = os.path.join(session.dir, 'app%d.log' % len(session.apps))
        self.log = open(self.log_path, 'wb')
        self.t0 = time.monotonic()
        self.p = subprocess.Popen(argv, env=env, cwd=session.cwd, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT,
                                  start_new_session=True)
        self.bus, self.gtk_version = None, ()

    def _alive(self):
        if self.p.poll() is not None:
            raise AppGone('%s exited with %s\n%s' % (self.argv[0], self.p.returncode, self.stderr()[-3000:]))

    # --- accessibility
    def _root(self):
        self._alive()
        if not self.bus:
            for name, path in self.s.call((ATSPI + 'Registry', ROOT), ACC, 'GetChildren')[0]:
                pid = self.s.a11y.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                            GLib.Variant('(s)', (name,)), None, 0, 3000, None).unpack()[0]
                if pid == self.p.pid or pid in self.s.descendants(self.p.pid):
                    self.bus = name
                    self.gtk_version = tuple(int(v) for v in self.s.call((name, ROOT), PROPS, 'Get', GLib.Variant('(ss)', (ATSPI + 'Application', 'Version')))[0].split('.'))
        return (self.bus, ROOT) if self.bus else None

    def tree(self):
        """A fresh snapshot of the whole accessible tree."""
        ref = wait_until(self._root, what='%s on the accessibility bus' % self.argv[0])
        asked = {}
        for _ in range(40):
            items, kids = {}, {}  # one call brings every accessible GTK has created so far, shown or not
            for it in self.s.call((self.bus, '/org/a11y/atspi/cache'), ATSPI + 'Cache', 'GetItems')[0]:
                items[it[0]] = it
                kids.setdefault(it[2], []).append((it[3], it[0]))
            root, missing = Node(self, ref), False
            root.role, root.name = 'application', os.path.basename(self.argv[0])
            level, seen = [root], {ref}
            while level:
                ask = []
                for n in level:  # GetChildren is exact, and makes GTK create the accessibles; only long lists are left to the cache
                    it, known = items.get(n.ref), kids.get(n.ref, ())
                    if n.ref in asked:
                        continue
                    if it and len(known) == it[4] and (len(known) > 30 or it[7] in (56, 90)) and sorted(k[0] for k in known) == list(range(it[4])):
                        asked[n.ref] = [k[1] for k in sorted(known)]
                    else:
                        ask.append(n.ref)
                asked.update(zip(ask, self.s.call_many(ask, ACC, 'GetChildren')))
                below = []
                for n in level:
                    for c in asked[n.ref]:
                        if c in seen or c[1].endswith('/null'):
                            continue
                        seen.add(c)
                        k, it = Node(self, c, n), items.get(c)
                        n.children.append(k)
                        below.append(k)
                        if it is None:
                            missing = True
                        else:
                            k.ifaces, k.name, k.role, k.description = tuple(it[5]), it[6], ROLES.get(it[7], 'role %d' % it[7]), it[8]
                            k.states = _states(it[9])
                level = below
            if not missing:
                break
        return root

    def find_all(self, role=None, name=None, text=None, where=None, within=None, showing=False):
        r = (within or self.tree()).find_all(role, name, text, where)
        return [n for n in r if n.showing()] if showing else r

    def find(self, role=None, name=None, text=None, where=None, within=None, showing=False, timeout=None):
        """First match, waiting for it.  name/text: exact string or compiled regular expression."""
        def get():
            r = self.find_all(role, name, text, where, within, showing)
            return r and r[0]
        try:
            return wait_until(get, timeout, '%s name=%r text=%r' % (role or 'widget', name, text))
        except AppGone:
            raise
        except DriveError as e:
            try:
                near = sorted({repr(n) for n in self.tree().walk() if role is None or n.role == role or n.role in role})[:40]
            except GLib.Error:
                near = ['(the program does not answer)']
            raise DriveError('%s\nthere is: %s' % (e, ', '.join(near))) from None

    def gone(self, role=None, name=None, timeout=None, **kw):
        wait_until(lambda: not self.find_all(role, name, **kw), timeout, 'no more %s %r' % (role, name))

    def focused(self):
        """The focused node in the active window, or None."""
        return next((n for t in self.tree().children for n in t.walk() if n.has('focused')), None)

    def toplevels(self):
        return self.tree().children

    # --- X windows
    def windows(self):
        if self.base is None or not self.s.x.attrs(self.base):
            self.base = None
            for w in self.s.x.windows():
                pid = self.s.x.prop(w.id, '_NET_WM_PID')
                if pid and (pid[0] == self.p.pid or pid[0] in self.s.descendants(self.p.pid)):
                    self.base = w.id
        return self.s.x.windows(self.base) if self.base else []

    def window(self, title=None, timeout=None):
        """The top window (or the one whose title matches)."""
        def get():
            self._alive()
            c = [w for w in self.windows() if not w.override and (title is None or _eq(title, w.title))]
            return c and c[-1]
        return wait_until(get, timeout, 'window %r' % (title,))

    def resize(self, w, h, title=None):
        """Give the window's content (without shadow) that logical size, at the top left; returns the size it took."""
        v = self.window(title)
        e = self.s.x.prop(v.id, '_GTK_FRAME_EXTENTS') or [0, 0, 0, 0]
        k = self.scale
        if not self.s.x.prop(v.id, '_GTK_FRAME_EXTENTS'):
            f = next((t for t in self.toplevels() if t.name == v.title), None)
            if f:
                ex = f.extents
                e = [(v.w - ex[2] * k) / 2] * 2 + [(v.h - ex[3] * k) / 2] * 2
        self.s.x.resize(v.id, int(w * k + e[0] + e[1]), int(h * k + e[2] + e[3]), -int(e[0]), -int(e[2]))
        self.settle()
        v = self.window(title)
        return int((v.w - e[0] - e[1]) / k), int((v.h - e[2] - e[3]) / k)

    def activate(self, title=None):
        """Wait until the window has the keyboard, and give it if it does not get it by itself; keys sent before go elsewhere."""
        v, t = self.window(title), time.monotonic()

        def focused():
            nonlocal t
            if self.s.x.has_focus(v.id):
                return True
            if time.monotonic() - t > (0.7 if self.s.wm else 0.2):
                self.s.x.activate(v.id)
                t = time.monotonic()
        wait_until(focused, what='keyboard focus on %r' % v)
        return v

    # --- input
    def key(self, *combos):
        for c in combos:
            self.s.x.key(c)

    def type(self, text):
        self.s.x.type(text)

    def choose_file(self, path, accept='Return'):
        """In the GTK file dialog just opened (open or save): type the whole path and accept."""
        v = self.activate()
        self.key('ctrl+l')

        def entry():
            top = next((t for t in self.toplevels() if t.name == v.title), None)
            return top and next((n for n in top.walk() if n.has('focused') and n.role in ('text', 'entry')), None)
        e = wait_until(entry, what='the location entry of %r' % v)
        for last in (False, False, True):  # the entry completes names while one types: look, and type again if it went wrong
            self.key('ctrl+a')
            self.type(path)
            try:
                wait_until(lambda: e.text == path, 2, 'the location entry to hold the path, not %r' % e.text)
                break
            except DriveError:
                if last:
                    raise
        self.key(accept)

    # --- pictures and waiting
    def shot(self, path=None, whole=False):
        """PNG of the top window without its shadow (or of the whole screen); returns the Shot."""
        self.settle()
        s = self.s.x.shot()
        if not whole:
            v = self.window()
            left, right, top, bottom = (int(e) for e in self.s.x.prop(v.id, '_GTK_FRAME_EXTENTS') or (0, 0, 0, 0))
            s = s.crop(v.x + left, v.y + top, v.w - left - right, v.h - top - bottom)
        if path:
            s.save(path)
        return s

    def settle(self, quiet=0.12, timeout=3):
        """Wait until the screen has not changed for a while (at most timeout seconds)."""
        end, last, since = time.monotonic() + timeout, None, time.monotonic()
        while time.monotonic() < end:
            s = self.s.x.shot().rgb
            if s != last:
                last, since = s, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return
            time.sleep(0.03)

    # --- the end
    def stderr(self):
        with open(self.log_path, 'rb') as f:
            return f.read().decode('utf-8', 'replace')

    def check_log(self, allow=()):
        bad = [l for l in self.stderr().splitlines() if LOG_BAD.search(l) and not any(re.search(a, l) for a in allow)]
        if bad:
            raise DriveError('the program complained:\n' + '\n'.join(bad[:20]))

    def close_window(self, title=None):
        """As the close button of the window manager does."""
        v = self.window(title)
        self.s.x.message(v.id, 'WM_PROTOCOLS', (self.s.x.atom('WM_DELETE_WINDOW'), 0), False)

    def wait_exit(self, timeout=10):
        try:
            return self.p.wait(timeout)
        except subprocess.TimeoutExpired:
            raise DriveError('%s did not exit within %ss' % (self.argv[0], timeout)) from None

    def quit(self, timeout=10):
        """Close every window and return the exit code."""
        end = time.monotonic() + timeout
        while self.p.poll() is None and time.monotonic() < end:
            for v in reversed([w for w in self.windows() if not w.override]):
                self.s.x.message(v.id, 'WM_PROTOCOLS', (self.s.x.atom('WM_DELETE_WINDOW'), 0), False)
            try:
                self.p.wait(0.5)
            except subprocess.TimeoutExpired:
                pass
        return self.wait_exit(0.1)

    def tab_order(self, limit=80, key='Tab'):
        """Focused nodes, one per press of Tab, until the first comes again; ends with None where nothing has the focus."""
        out = []
        for _ in range(limit):
            self.key(key)
            time.sleep(0.05)
            n = self.focused()
            if n is None or any(n.ref == o.ref for o in out):
                break
            out.append(n)
        return out

    def clipped(self):
        """Shown widgets that reach over the edge of their window and cannot be scrolled to (a window too narrow for its content)."""
        out = []
        for t in self.toplevels():
            tx, ty, tw, th = t.extents
            todo = [t]
            while todo:
                n = todo.pop()
                if n.role == 'scroll pane' or COMPONENT in n.ifaces and n is not t and n._call(COMPONENT, 'GetLayer')[0] == LAYER_POPUP:
                    continue
                todo += n.children
                if n.children or COMPONENT not in n.ifaces or n.name.startswith('GtkBuiltin'):
                    continue
                x, y, w, h = n.extents
                if w > 0 and h > 0 and (x < tx or y < ty or x + w > tx + tw or y + h > ty + th):
                    out.append('clipped: %r at %d,%d %dx%d in a window of %dx%d' % (n, x, y, w, h, tw, th))
        return out

    def audit(self, prefixes=('Gtk', 'Adw')):
        """Accessibility findings, as text lines.  GTK 4.8 gives the type name ("GtkEntry") to what has no name: pass the
        prefixes of the program's own widget types too."""
        standin, out = re.compile('(%s)[A-Z]\\w*' % '|'.join(prefixes)), []
        for n in self.tree().walk():
            if n.role in ('application', 'scroll pane', 'table row', 'list item', 'label') or n.name in ('GtkPaned', 'GtkListItemWidget', 'GtkColumnListView', 'GtkColumnViewCell'):
                continue  # GTK's own inner widgets, which a program cannot name
            where = ' > '.join(a.name or a.role for a in reversed([a for a in n.ancestors() if a.role not in ('panel', 'filler')][:3]))
            named = n.name and not standin.fullmatch(n.name)
            if not named and (n.has('focusable') or n.role in ('image', 'combo box') and n.name not in ('GtkImage', 'GtkPicture')) and n.laid_out:
                out.append('no name: %r in %s' % (n, where))
            if named and re.fullmatch(r'(.+) \1', n.name):
                out.append('said twice: %r in %s (a label property and a labelled-by relation)' % (n, where))
            if n.role in ('push button', 'image', 'check box', 'menu item', 'toggle button') and '_' in n.name:
                out.append('mnemonic mark in the name: %r in %s' % (n, where))
        return out


# ---------------------------------------------------------------- display, buses, directories
class Session:
    """with Session() as s: app = s.launch(['./prog', 'file.csv'])"""
    def __init__(self, size=(1400, 900), wm='auto', env=None, cwd=None, settings=None, keep=False, animations=False, text_scale=1.0):
        self.apps, self.procs, self.size, self.keep, self.cwd = [], [], size, keep, cwd
        self.a11y = self.bus = self.x = None
        if C.CDLL(None).prctl(36, 1, 0, 0, 0):  # PR_SET_CHILD_SUBREAPER: bus-activated helpers come back to us to be ended
            raise DriveError('prctl')
        self.dir = tempfile.mkdtemp(prefix='gtkdrive-', dir='/tmp')
        try:
            self._start(wm, env or {}, settings or {}, animations, text_scale)
        except BaseException:
            self.close()
            raise

    def _start(self, wm, env, settings, animations, text_scale):
        d = {k: os.path.join(self.dir, v) for k, v in {'HOME': 'home', 'XDG_RUNTIME_DIR': 'run', 'XDG_CONFIG_HOME': 'home/.config',
             'XDG_DATA_HOME': 'home/.local/share', 'XDG_CACHE_HOME': 'home/.cache', 'XDG_STATE_HOME': 'home/.local/state'}.items()}
        for p in d.values():
            os.makedirs(p, mode=0o700, exist_ok=True)
        self.home = d['HOME']
        s = {'gtk-enable-animations': int(animations), 'gtk-cursor-blink': 0, 'gtk-hint-font-metrics': 1, 'gtk-double-click-time': 250, **settings}
        os.makedirs(d['XDG_CONFIG_HOME'] + '/gtk-4.0')
        with open(d['XDG_CONFIG_HOME'] + '/gtk-4.0/settings.ini', 'w') as f:
            f.write('[Settings]\n' + ''.join('%s=%s\n' % kv for kv in s.items()))
        keep = ('PATH', 'LD_LIBRARY_PATH', 'LD_PRELOAD', 'XDG_DATA_DIRS', 'GI_TYPELIB_PATH', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS',
                'FONTCONFIG_FILE', 'LIBGL_ALWAYS_SOFTWARE', 'GALLIUM_DRIVER')
        self.env = {k: os.environ[k] for k in keep if k in os.environ}
        self.env.update(d, LC_ALL='C.UTF-8', TZ='UTC', GDK_BACKEND='x11', GSK_RENDERER='cairo', GIO_USE_VFS='local', GIO_USE_VOLUME_MONITOR='unix',
                        GSETTINGS_BACKEND='memory', GTK_USE_PORTAL='0', USER='tester', LIBGL_ALWAYS_SOFTWARE='1')
        r, w = os.pipe()
        self._spawn(['Xvfb', '-displayfd', str(w), '-screen', '0', '%dx%dx24' % self.size, '-nolisten', 'tcp', '-noreset', '-dpi', '96'], 'xvfb', pass_fds=(w,))
        os.close(w)
        self.display = ':' + self._readline(r, 20, 'Xvfb').strip()
        self.env['DISPLAY'] = self.display
        self.x = X(self.display)
        self.x.resources('Xft.dpi:\t%d\n' % round(96 * text_scale))
        base = dict(self.env)
        self.env.update(env)
        r, w = os.pipe()
        self._spawn(['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=%d' % w], 'bus', pass_fds=(w,), env=base)
        os.close(w)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self._readline(r, 10, 'dbus-daemon').strip()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(self.env['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
        addr = self.bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 15000, None).unpack()[0]
        self.env['AT_SPI_BUS_ADDRESS'] = addr
        self.a11y = Gio.DBusConnection.new_for_address_sync(addr, flags, None, None)
        self.call((ATSPI + 'Registry', ROOT), ACC, 'GetChildren', timeout=15000)  # starts the registry
        if wm == 'auto':
            wm = 'xfwm4 --compositor=on' if shutil.which('xfwm4') else None
        self.wm = None if wm in (None, 'none', '') else wm
        if self.wm:
            base.update({k: self.env[k] for k in ('DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS')})
            self._spawn(shlex.split(self.wm), 'wm', env=base)  # without the caller's G_DEBUG, GDK_SCALE ...
            wait_until(self.x.managed, 15, 'window manager %s' % wm)
            if 'compositor=on' in self.wm:
                wait_until(lambda: self.x.L.XGetSelectionOwner(self.x.d, C.c_ulong(self.x.atom('_NET_WM_CM_S0'))), 10, 'compositor')

    def _spawn(self, argv, name, **kw):
        log = open(os.path.join(self.dir, name + '.log'), 'wb')
        kw.setdefault('env', self.env)
        argv = ['setpriv', '--pdeathsig', 'TERM'] + argv  # ends with us even when we are killed
        self.procs.append(subprocess.Popen(argv, cwd=self.dir, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                           start_new_session=True, **kw))
        log.close()

    @staticmethod
    def _readline(fd, timeout, what):
        import select
        buf, end = b'', time.monotonic() + timeout
        with os.fdopen(fd, 'rb', buffering=0) as f:
            while not buf.endswith(b'\n'):
                if not select.select([f], [], [], max(0, end - time.monotonic()))[0]:
                    raise DriveError(what + ' did not start')
                c = f.read(1)
                if not c:
                    raise DriveError(what + ' failed to start')
                buf += c
        return buf.decode()

    def call(self, ref, iface, method, args=None, timeout=5000):
        return self.a11y.call_sync(ref[0], ref[1], iface, method, args, None, Gio.DBusCallFlags.NONE, timeout, None).unpack()

    def parent(self, ref):
        """The ref of the parent, or None at the top."""
        p = tuple(self.call(ref, PROPS, 'Get', GLib.Variant('(ss)', (ACC, 'Parent')))[0])
        return p if p[0] and p[1] != ROOT and not p[1].endswith('/null') else None

    def call_many(self, refs, iface, method):
        """The same call to many objects at once; a vanished object gives ()."""
        out, left = {}, len(refs)
        ctx = GLib.MainContext()
        ctx.push_thread_default()

        def done(conn, res, ref):
            nonlocal left
            left -= 1
            try:
                out[ref] = conn.call_finish(res).unpack()[0]
            except GLib.Error:
                out[ref] = ()
        try:
            for r in refs:
                self.a11y.call(r[0], r[1], iface, method, None, None, Gio.DBusCallFlags.NONE, 5000, None, done, r)
            while left:
                ctx.iteration(True)
        finally:
            ctx.pop_thread_default()
        return [out[r] for r in refs]

    def launch(self, argv, env=None, wait=True, title=None, timeout=20):
        e = {**self.env, **(env or {})}
        app = App(self, [str(a) for a in argv], e, int(e.get('GDK_SCALE', '1')))
        self.apps.append(app)
        if wait:
            app.window(title, timeout)
            app.t_window = time.monotonic() - app.t0
            wait_until(app._root, timeout, 'the program on the accessibility bus')
            app.activate(title)
            app.settle()
            app.t_ready = time.monotonic() - app.t0
        return app

    @staticmethod
    def descendants(pid):
        kids = {}
        for p in os.listdir('/proc'):
            if p.isdigit():
                try:
                    with open('/proc/%s/stat' % p) as f:
                        st = f.read().rsplit(')', 1)[1].split()
                    kids.setdefault(int(st[1]), []).append(int(p))
                except OSError:
                    pass
        out, todo = [], [pid]
        while todo:
            for k in kids.get(todo.pop(), ()):
                out.append(k)
                todo.append(k)
        return out

    def close(self):
        """End only what this session started (and what those processes started)."""
        own = [p.pid for p in self.procs] + [a.p.pid for a in self.apps]
        mine = {k for p in own for k in self.descendants(p)}
        for c in (self.bus, self.a11y):
            if c and not c.is_closed():
                c.set_exit_on_close(False)
                c.close_sync(None)
        if self.x:
            self.x.close()
        mark = ('XDG_RUNTIME_DIR=%s' % os.path.join(self.dir, 'run')).encode()  # helpers that lost their parent meanwhile
        for p in self.descendants(os.getpid()):
            try:
                with open('/proc/%d/environ' % p, 'rb') as f:
                    if mark in f.read().split(b'\0'):
                        mine.add(p)
            except OSError:
                pass
        mine |= {p for p in own if os.path.exists('/proc/%d' % p)}
        for sig in (signal.SIGTERM, signal.SIGKILL):
            for p in mine:
                try:
                    os.kill(p, sig)
                except OSError:
                    pass
            end = time.monotonic() + 2
            while mine and time.monotonic() < end:
                for q in self.procs + [a.p for a in self.apps]:
                    q.poll()
                for p in list(mine):
                    try:
                        if os.waitpid(p, os.WNOHANG)[0]:
                            mine.discard(p)
                    except ChildProcessError:
                        if not os.path.exists('/proc/%d' % p):
                            mine.discard(p)
                time.sleep(0.02)
            if not mine:
                break
        for a in self.apps:
            a.log.close()
        if not self.keep:
            shutil.rmtree(self.dir, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        try:
            if kind is not None and os.environ.get('GTKDRIVE_ARTIFACTS'):
                self.save_artifacts(os.environ['GTKDRIVE_ARTIFACTS'])
        finally:
            self.close()

    def save_artifacts(self, where):
        """Screen picture, accessible trees, windows and output, for a look after a failure."""
        os.makedirs(where, exist_ok=True)
        self.x.shot().save(os.path.join(where, 'screen.png'))
        for i, a in enumerate(self.apps):
            with open(os.path.join(where, 'app%d.txt' % i), 'w') as f:
                print(a.argv, 'exit', a.p.poll(), *a.windows(), '', a.stderr(), sep='\n', file=f)
                try:
                    dump(a.tree(), 0, True, f)
                except (DriveError, GLib.Error) as e:
                    print('no tree:', e, file=f)


# ---------------------------------------------------------------- command line
def dump(node, depth=0, geometry=False, out=sys.stdout):
    keep = sorted(node.states - {'visible', 'sensitive', 'horizontal', 'vertical'}) + ([] if node.has('sensitive') or node.role == 'application' else ['INSENSITIVE'])
    g = ''
    if geometry and COMPONENT in node.ifaces:
        g = ' %d,%d %dx%d' % node.extents
    t = node.text if ATSPI + 'Text' in node.ifaces and node.role != 'label' else ''
    print('%s%r%s%s%s%s' % ('  ' * depth, node, ' = %r' % t if t else '', ' -- ' + node.description if node.description else '', g,
                            ' {' + ' '.join(keep) + '}' if keep else ''), file=out)
    for c in node.children:
        dump(c, depth + 1, geometry, out)


STEPS = """steps (each one shell-quoted string after --do, or one line of --script, or of standard input with --script -):
  tree [geometry] | windows | audit | clipped | tab | log | focus   print the accessible tree, X windows, findings, output, focus
  click ROLE NAME | double ROLE NAME | hover ROLE NAME   mouse, on the first match (ROLE '*' for any; NAME '/re/' for a regular expression)
  press ROLE NAME                                        the AT-SPI action instead of the mouse
  set ROLE NAME TEXT | type TEXT | key COMBO...          keyboard
  file PATH                                              in an open file dialog: type the path and accept
  wait ROLE NAME | gone ROLE NAME | expect ROLE NAME TEXT  wait; expect: the text equals TEXT or matches /re/
  at X Y | drag X1 Y1 X2 Y2 | scroll X Y N               screen coordinates
  shot FILE | screen FILE | resize W H | sleep S | close | quit"""


def do_step(app, line):
    a = shlex.split(line, comments=True)
    if not a:
        return
    op, a = a[0], a[1:]

    def pat(s):
        return re.compile(s[1:-1]) if len(s) > 2 and s[0] == s[-1] == '/' else None if s == '*' else s

    def node(**kw):
        return app.find(None if a[0] == '*' else a[0], pat(a[1]), **kw)
    if op == 'tree':
        for t in app.toplevels():
            dump(t, 0, 'geometry' in a)
    elif op == 'windows':
        print(*app.windows(), sep='\n')
    elif op == 'audit':
        print(*(app.audit() or ['audit: nothing found']), sep='\n')
    elif op == 'tab':
        print(*app.tab_order(), sep='\n')
    elif op == 'clipped':
        print(*(app.clipped() or ['clipped: nothing']), sep='\n')
    elif op == 'log':
        print(app.stderr())
    elif op == 'focus':
        time.sleep(0.15)
        print(app.focused())
    elif op == 'click':
        node(showing=False).click()
    elif op == 'double':
        node().click(count=2)
    elif op == 'hover':
        node().hover()
    elif op == 'press':
        node().press()
    elif op == 'set':
        node().set_text(a[2])
    elif op == 'type':
        app.type(a[0])
    elif op == 'key':
        app.key(*a)
    elif op == 'file':
        app.choose_file(a[0])
    elif op == 'wait':
        print(node())
    elif op == 'gone':
        app.gone(None if a[0] == '*' else a[0], pat(a[1]))
    elif op == 'expect':
        n = node()
        wait_until(lambda: _eq(pat(a[2]), n.refresh().text), what='%r to say %r' % (n, a[2]))
    elif op == 'at':
        app.s.x.click(float(a[0]), float(a[1]))
    elif op == 'drag':
        app.s.x.drag(*map(float, a))
    elif op == 'scroll':
        app.s.x.scroll(float(a[0]), float(a[1]), int(a[2]))
    elif op in ('shot', 'screen'):
        app.shot(a[0], whole=op == 'screen')
    elif op == 'resize':
        print('size', *app.resize(int(a[0]), int(a[1])))
    elif op == 'sleep':
        time.sleep(float(a[0]))
    elif op == 'close':
        app.close_window()
    elif op == 'quit':
        print('exit code', app.quit())
    else:
        raise DriveError('unknown step ' + op)
    sys.stdout.flush()


def drag_source(paths):
    """Hidden sub-command: a small window that a file list can be dragged out of (a stand-in for a file manager)."""
    import gi
    gi.require_version('Gtk', '4.0')
    from gi.repository import Gdk, Gtk

    def activate(app):
        w = Gtk.ApplicationWindow(application=app, title='gtkdrive drag source', default_width=160, default_height=80)
        label = Gtk.Label(label='drag me')
        src = Gtk.DragSource(actions=Gdk.DragAction.COPY)
        files = Gdk.FileList.new_from_list([Gio.File.new_for_path(p) for p in paths])
        src.set_content(Gdk.ContentProvider.new_for_value(files))
        label.add_controller(src)
        w.set_child(label)
        w.present()
    app = Gtk.Application(application_id='org.example.gtkdrive.source', flags=Gio.ApplicationFlags.NON_UNIQUE)
    app.connect('activate', activate)
    return app.run([])


def main():
    if sys.argv[1:2] == ['drag-source']:
        return drag_source(sys.argv[2:])
    ap = argparse.ArgumentParser(description=__doc__, epilog=STEPS, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--size', default='1400x900', help='screen size (default 1400x900)')
    ap.add_argument('--wm', default='auto', help="window manager command, or none (default: xfwm4 with its compositor if installed)")
    ap.add_argument('--env', action='append', default=[], metavar='K=V')
    ap.add_argument('--setting', action='append', default=[], metavar='K=V', help='line for gtk-4.0/settings.ini')
    ap.add_argument('--text-scale', type=float, default=1.0, help='1.5: large text (as Xft.dpi)')
    ap.add_argument('--do', action='append', default=[], metavar='STEP')
    ap.add_argument('--script', metavar='FILE', help="file of steps, - for standard input")
    ap.add_argument('--allow-log', action='append', default=[], metavar='RE', help='complaints in the output that are fine')
    ap.add_argument('--keep', action='store_true', help='keep the temporary directory')
    ap.add_argument('cmd', nargs='+', help='program and arguments (after --)')
    o = ap.parse_args()
    with Session(tuple(int(v) for v in o.size.split('x')), o.wm, dict(e.split('=', 1) for e in o.env), cwd=os.getcwd(),
                 settings=dict(e.split('=', 1) for e in o.setting), keep=o.keep, text_scale=o.text_scale) as s:
        app = s.launch(o.cmd)
        steps = list(o.do)
        src = [] if not o.script else sys.stdin if o.script == '-' else open(o.script)
        line = ''
        try:
            for line in (l for part in (steps, src) for l in part):
                do_step(app, line)
            if app.p.poll() is None:
                app.quit()
            app.check_log(o.allow_log)
        except (DriveError, GLib.Error) as e:
            print('FAILED at %r: %s' % (line, e), file=sys.stderr)
            return 1
        return app.p.returncode if app.p.returncode >= 0 else 128 - app.p.returncode


if __name__ == '__main__':
    sys.exit(main())
