// Nothing names a machine: no registry, no mirror, no path of whoever wrote it.

// Hosts that are no place to fetch anything from: this machine, examples, and names of formats.
const KNOWN_HOSTS = [
  /^([^.]*|127\.0\.0\.1|0\.0\.0\.0|\$\{.*)$/,
  /(^|\.)example(\.(com|org|net|cn|test))?$/,
  /\.(test|invalid|example|local)$/,
  /^(www\.)?w3\.org$/,
  /^schemas\.(openxmlformats\.org|microsoft\.com)$/,
  /^(purl\.org|json-schema\.org|evil\..*|other\..*)$/,
];
const REGISTRY =
  /\b(?:registry|mirrors?|deb|security|snapshot|archive|pypi|proxy|crates|index|packages|repo)\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|io|cn)\b/;
const MACHINE_PATHS = new RegExp(
  `(?<![\\w.$}/])/(?:${['work', 'home', 'root', 'Users'].join('|')})/[\\w.-]+`,
);
const BINARY = /\.(png|ico|jpg|jpeg|woff2?|docx|xlsx|zip|db)$/;

/** What one line of text says of places: a fault, or null. */
export function placeFault(text) {
  for (const [, host] of text.matchAll(/\bhttps?:\/\/([^/\s"'`<>):,]*)/g)) {
    const bare = host.replace(/:\d+$/, '');
    if (bare && !KNOWN_HOSTS.some((known) => known.test(bare))) return `names the host ${bare}`;
  }
  const registry = text.match(REGISTRY);
  if (registry) return `names the host ${registry[0]}`;
  const path = text.match(MACHINE_PATHS);
  return path ? `names a place of one machine: ${path[0]}` : null;
}

export const places = {
  name: 'places',
  title: 'no registry host, no path of one machine',
  run(tree) {
    const faults = [];
    for (const name of tree.names) {
      if (BINARY.test(name)) continue;
      for (const [i, text] of tree.lines(name).entries()) {
        // npm writes down whom each package asks for money; that is no place to fetch from.
        if (name === 'package-lock.json' && !/"resolved"/.test(text)) continue;
        const fault = placeFault(text);
        if (fault) faults.push({ file: name, line: i + 1, text: fault });
      }
    }
    return faults;
  },
};
