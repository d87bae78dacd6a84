// Writes the types of the API from its contract, or with --check says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { parse } from 'yaml';

const contract = '../api/openapi.yaml';
const target = 'src/api/generated/openapi.ts';

const document = parse(readFileSync(contract, 'utf8'));
withoutBareRequired(document);
const types = COMMENT_HEADER + astToString(await openapiTS(document, { defaultNonNullable: false }));
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== types) {
    console.error(`${target} does not say what ${contract} says (expected: npm run generate was run)`);
    process.exit(1);
  }
} else {
  writeFileSync(target, types);
}

// "One of these members is required" can be checked, but TypeScript would read it as "or anything at all".
function withoutBareRequired(node) {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(node[keyword]) && node.properties && node[keyword].every(onlyRequires)) {
      delete node[keyword];
    }
  }
  Object.values(node).forEach(withoutBareRequired);
}

function onlyRequires(schema) {
  return Object.keys(schema).every(
    (key) => key === 'required' || (key === 'anyOf' && schema.anyOf.every(onlyRequires)),
  );
}
