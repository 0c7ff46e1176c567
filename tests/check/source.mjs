// What the tests of the checks share: source texts in memory, and what a check says of them.
import { Tree } from '../../script/checks/tree.mjs';

/** The faults that `rule` finds in `files`, as "name:line". */
export async function faultsOf(rule, files) {
  const faults = await rule.run(Tree.of(files));
  return faults.map(({ file, line }) => `${file}:${line}`);
}

export const header = (body = '') => `// A thing.\n#pragma once\n${body}`;
