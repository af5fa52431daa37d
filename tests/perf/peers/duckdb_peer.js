// DuckDB with given types; texts are made ENUMs once after loading, which is not part of any time. duckdb_peer.js FOLDER ROUNDS
const {FILTERS, SQL_TYPES, now, readHeader, tell} = require ('./peer.js');
const {DuckDBInstance} = require ('@duckdb/node-api');

const [folder, rounds] = [process.argv[2], Number (process.argv[3])];
const DIMENSIONS = {platform: 'people', category: 'people', campaign: 'rows', product: 'rows'};

async function main () {
  const connection = await (await DuckDBInstance.create (':memory:')).connect ();
  const get = async sql => (await connection.runAndReadAll (sql)).getRows ();
  const file = `${folder}/tracking_data.csv`;
  const header = readHeader (file);
  const types = header.map (name => `'${name}': '${SQL_TYPES[name] || 'VARCHAR'}'`).join (', ');
  let began = now ();
  await connection.run (`CREATE TABLE loaded AS SELECT * FROM read_csv('${file}', header = true, auto_detect = false, delim = ',', quote = '"',
    escape = '"', dateformat = '%Y-%m-%d', columns = {${types}})`);
  const load = now () - began;

  await connection.run (`CREATE TABLE people AS SELECT * FROM read_csv('${folder}/influencers.csv', all_varchar = true)`);
  for (const name of ['source', 'campaign', 'influencer_id', 'product', 'group'])
    await connection.run (`CREATE TYPE ${name}_enum AS ENUM (SELECT DISTINCT "${name}" FROM loaded WHERE "${name}" IS NOT NULL)`);
  const casts = header.map (name => ['source', 'campaign', 'influencer_id', 'product', 'group'].includes (name)
    ? `"${name}"::${name}_enum AS "${name}"` : `"${name}"`).join (', ');
  await connection.run (`CREATE TABLE rows AS SELECT ${casts} FROM loaded WHERE coalesce(influencer_id, '') <> ''; DROP TABLE loaded`);
  const days = (await get ('SELECT DISTINCT date::VARCHAR FROM rows ORDER BY 1')).flat ();
  const values = {};
  for (const [name, table] of Object.entries (DIMENSIONS))
    values[name] = (await get (`SELECT DISTINCT "${name}"::VARCHAR v FROM ${table} WHERE coalesce("${name}"::VARCHAR, '') <> '' ORDER BY 1`)).flat ();

  for (const [filter, [share, begin, end]] of Object.entries (FILTERS)) {
    const kept = name => values[name].slice (0, Math.ceil (share * values[name].length)).map (v => `'${v.replaceAll ("'", "''")}'`).join (', ');
    const day = part => days[Math.floor (part * (days.length - 1))];
    const where = share === 1 ? 'true' : `influencer_id::VARCHAR IN (SELECT id FROM people WHERE platform IN (${kept ('platform')}) AND category IN (${kept ('category')}))
      AND campaign IN (${kept ('campaign')}) AND product IN (${kept ('product')}) AND date BETWEEN '${day (begin)}' AND '${day (end)}'`;
    const times = [];
    let sums;
    for (let round = 0; round < rounds; round++) {
      began = now ();
      await connection.run (`CREATE OR REPLACE TEMP TABLE kept AS SELECT * FROM rows WHERE ${where}`);
      await get ('SELECT influencer_id::VARCHAR, sum(revenue) r, sum(orders)::DOUBLE FROM kept GROUP BY 1 ORDER BY r DESC');
      await get ('SELECT date::VARCHAR, source::VARCHAR, sum(revenue) FROM kept GROUP BY 1, 2');
      await get ('SELECT campaign::VARCHAR, product::VARCHAR, sum(revenue) FROM kept GROUP BY 1, 2');
      await get ('SELECT "group"::VARCHAR, count(*)::DOUBLE, avg(r), var_samp(r) FROM (SELECT "group", user_id, sum(revenue) r FROM kept GROUP BY 1, 2) GROUP BY 1');
      sums = (await get ('SELECT count(*)::DOUBLE, sum(orders)::DOUBLE, round(sum(revenue) * 100)::DOUBLE FROM kept'))[0];
      times.push (now () - began);
    }
    tell ('DuckDB', filter, load, times, sums);
  }
}

main ().then (() => process.exit (0), error => { console.error (error); process.exit (1); });
