// node licences.mjs FILE…: refuses components of CycloneDX bills whose licences are not among those that may be. Of
// several licences to choose from, one will do.
import { readFile } from 'node:fs/promises';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Unlicense',
]);

const OURS = /^(dev\.provenance$|provenance|@provenance)/;

/** Where a bill guesses wrong: "The BSD License" of JLine's POM is, by its LICENSE.txt, the one with three clauses. */
const KNOWN = new Map([['org.jline', ['BSD-3-Clause']]]);

let seen = 0;
const faults = [];
for (const file of process.argv.slice(2)) {
  const { components = [] } = JSON.parse(await readFile(file, 'utf8'));
  for (const component of components.filter((c) => !OURS.test(c.group ?? c.name))) {
    seen++;
    const licences = licencesOf(component);
    if (!licences.some(isAllowed)) {
      const name = [component.group, component.name, component.version].filter(Boolean).join(':');
      faults.push(`${file}: ${name}: ${licences.join(', ') || 'no licence'}`);
    }
  }
}
for (const fault of faults) console.error(fault);
console.log(`${seen} components, ${faults.length} with a licence that may not be`);
process.exitCode = faults.length === 0 && seen > 0 ? 0 : 1;

function licencesOf(component) {
  const known = KNOWN.get(component.group);
  if (known) return known;
  return (component.licenses ?? []).map(({ expression, license }) => expression ?? license.id ?? license.name);
}

/** An SPDX expression: all of an AND, one of an OR. */
function isAllowed(expression) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((id) => ALLOWED.has(id.trim())));
}
