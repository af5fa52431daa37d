// What all that is compared has to do alike, as in peer.py.
const FILTERS = {all: [1.0, 0.0, 1.0], mid: [0.8, 0.1, 0.9], narrow: [0.5, 0.25, 0.75]};
const SQL_TYPES = {source: 'VARCHAR', campaign: 'VARCHAR', influencer_id: 'VARCHAR', user_id: 'VARCHAR', product: 'VARCHAR', brand: 'VARCHAR',
  date: 'DATE', orders: 'INTEGER', revenue: 'DOUBLE', group: 'VARCHAR'};

function now () {
  return Number (process.hrtime.bigint ()) / 1e6;
}

// The names of the columns of a file, whose header line has no quotes.
function readHeader (path) {
  const fs = require ('fs');
  const file = fs.openSync (path, 'r');
  const bytes = Buffer.alloc (4096);
  fs.readSync (file, bytes);
  fs.closeSync (file);
  return bytes.toString ().split (/\r?\n/)[0].split (',');
}

function tell (who, filter, load, times, sums) {
  const ordered = [...times].sort ((a, b) => a - b);
  console.log (JSON.stringify ({who, filter, load_ms: load, best_ms: ordered[0], median_ms: ordered[ordered.length >> 1], rows: sums[0],
    orders: sums[1], revenue: sums[2], peak_kib: process.resourceUsage ().maxRSS}));
}

module.exports = {FILTERS, SQL_TYPES, now, readHeader, tell};
