// Polars with given types, lazily on the loaded frame. polars_peer.js FOLDER ROUNDS
const {FILTERS, now, readHeader, tell} = require ('./peer.js');
const pl = require ('nodejs-polars').default || require ('nodejs-polars');

const [folder, rounds] = [process.argv[2], Number (process.argv[3])];
const file = `${folder}/tracking_data.csv`;
const TYPES = {orders: pl.Int32, revenue: pl.Float64, date: pl.Date};
const schema = Object.fromEntries (readHeader (file).map (name => [name, TYPES[name] || pl.String]));
let began = now ();
const loaded = pl.readCSV (file, {schema, tryParseDates: true});
const load = now () - began;

const people = pl.readCSV (`${folder}/influencers.csv`, {inferSchemaLength: 0}).select ('id', 'platform', 'category');
const table = loaded.filter (pl.col ('influencer_id').isNotNull ().and (pl.col ('influencer_id').neq (pl.lit (''))))
  .join (people, {leftOn: 'influencer_id', rightOn: 'id', how: 'left'});
const list = name => table.getColumn (name).unique ().toArray ().filter (v => v !== null && v !== '').sort ();
const days = table.getColumn ('date').unique ().sort ().toArray ();
const values = Object.fromEntries (['campaign', 'product'].map (name => [name, list (name)])
  .concat (['platform', 'category'].map (name => [name, [...new Set (people.getColumn (name).toArray ())].filter (v => v).sort ()])));

for (const [filter, [share, begin, end]] of Object.entries (FILTERS)) {
  const times = [];
  let sums;
  for (let round = 0; round < rounds; round++) {
    began = now ();
    let kept = table.lazy ();
    if (share < 1) {
      for (const [name, all] of Object.entries (values))
        kept = kept.filter (pl.col (name).isIn (all.slice (0, Math.ceil (share * all.length))));
      const day = part => pl.lit (days[Math.floor (part * (days.length - 1))]).cast (pl.Date);
      kept = kept.filter (pl.col ('date').gtEq (day (begin)).and (pl.col ('date').ltEq (day (end))));
    }
    const frame = kept.select ('influencer_id', 'date', 'source', 'campaign', 'product', 'user_id', 'group', 'orders', 'revenue').collectSync ();
    const sum = (...keys) => frame.lazy ().groupBy (keys).agg (pl.col ('revenue').sum (), pl.col ('orders').cast (pl.Int64).sum ());
    sum ('influencer_id').sort ('revenue', true).collectSync ();
    sum ('date', 'source').collectSync ();
    sum ('campaign', 'product').collectSync ();
    sum ('group', 'user_id').groupBy ('group').agg (pl.col ('revenue').count ().alias ('n'), pl.col ('revenue').mean ().alias ('mean'),
      pl.col ('revenue').var ().alias ('variance')).collectSync ();
    sums = [frame.height, Number (frame.getColumn ('orders').cast (pl.Int64).sum ()), Math.round (frame.getColumn ('revenue').sum () * 100)];
    times.push (now () - began);
  }
  tell ('Polars', filter, load, times, sums);
}
