// Includes go only where the arrows of CMakeLists.txt go.
import { CPP, ROOMS } from './tree.mjs';

/** The rooms that CMakeLists.txt declares: name -> { folder, links, own }. */
export function readRooms(cmake) {
  const rooms = new Map();
  for (const [, body] of cmake.matchAll(/\btz_room\(([^)]*)\)/g)) {
    const words = body.trim().split(/\s+/);
    const room = { folder: '', links: new Set(), own: new Set() };
    let into = null;
    for (const word of words.slice(1)) {
      if (['FOLDER', 'LINKS', 'PRIVATE_LINKS'].includes(word)) into = word;
      else if (into === 'FOLDER') room.folder = word;
      else if (into === 'LINKS') room.links.add(word.replace(/^tz_/, ''));
      else if (into === 'PRIVATE_LINKS') room.own.add(word.replace(/^tz_/, ''));
    }
    const known = rooms.get(words[0]);
    if (known) {
      // A room declared for both builds may know what either lets it know.
      for (const link of room.links) known.links.add(link);
      for (const link of room.own) known.own.add(link);
    } else {
      rooms.set(words[0], room);
    }
  }
  return rooms;
}

/** A program's folder says in its own CMakeLists.txt what it links. */
function addPrograms(tree, rooms) {
  for (const name of tree.names) {
    const found = name.match(/^(?:server|client)\/(\w+)\/CMakeLists\.txt$/);
    if (!found) continue;
    const links = [...tree.text(name).matchAll(/\btz_(\w+)/g)].map((m) => m[1]);
    rooms.set(found[1], { folder: name.split('/')[0], links: new Set(), own: new Set(links) });
  }
}

/** Every room whose headers `name` may include, itself among them. */
export function visibleFrom(rooms, name) {
  const seen = new Set([name]);
  const queue = [name, ...(rooms.get(name)?.own ?? [])];
  for (let next = queue.pop(); next; next = queue.pop()) {
    seen.add(next);
    for (const link of rooms.get(next)?.links ?? []) if (!seen.has(link)) queue.push(link);
  }
  return seen;
}

// Who may speak with a library directly. A newer library, or another one, then comes in at one
// place.
const OWNED = [
  [/^sqlite3\.h$/, ['server/store'], 'SQL stays in server/store'],
  [
    /^httplib\.h$/,
    ['server/http', 'server/notice', 'tests/unit/http'],
    'the HTTP library stays in server/http and server/notice',
  ],
  [
    /^(zip\.h|pugixml)/,
    ['server/document', 'tests/unit/document'],
    'reading docx stays in server/document',
  ],
  [/^xlsxwriter/, ['server/export'], 'writing sheets stays in server/export'],
  [
    /^sodium/,
    ['server/store', 'server/service', 'server/notice', 'server/cli'],
    'cryptography stays on the server',
  ],
  [
    /^openssl\//,
    ['server/tls', 'server/service'],
    'OpenSSL stays in server/tls and server/service',
  ],
  [
    /^imgui|^imgui_internal/,
    ['client/ui', 'client/shell', 'client/host', 'tests/unit/ui', 'tests/unit/screens'],
    'screens draw through client/ui',
  ],
  [/^emscripten/, ['client/host', 'client/shell'], 'the browser stays behind client/host'],
  [/^(CLI|spdlog)\//, ['server'], 'command line and log stay on the server'],
];

function roomOf(name) {
  const [top, second] = name.split('/');
  if (ROOMS.includes(top)) return second;
  return name.startsWith('tests/unit/') ? name.split('/')[2] : null;
}

function* faultsOf(tree, rooms, name) {
  const room = roomOf(name);
  const visible = visibleFrom(rooms, room);
  const in_test = name.startsWith('tests/');
  const lines = tree.lines(name);
  for (const [i, text] of lines.entries()) {
    const found = text.match(/^\s*#\s*include\s+([<"])([^>"]+)[>"]/);
    if (!found) continue;
    const line = i + 1;
    const target = found[2].split('/')[0];
    if (rooms.has(target) && !visible.has(target) && !in_test) {
      yield {
        file: name,
        line,
        text: `${room} does not link ${target}, so it may not include ${found[2]}`,
      };
    }
    if (found[2].includes('..'))
      yield { file: name, line, text: 'an include names its room, not a way to it' };
    for (const [pattern, homes, reason] of OWNED) {
      if (pattern.test(found[2]) && !homes.some((home) => name.startsWith(`${home}/`))) {
        yield { file: name, line, text: `${found[2]}: ${reason}` };
      }
    }
  }
}

function* browserConditions(tree) {
  for (const name of tree.select(CPP, ROOMS)) {
    if (/^client\/(host|shell)\//.test(name)) continue;
    for (const [i, text] of tree.lines(name).entries()) {
      if (/^\s*#\s*if.*__EMSCRIPTEN__/.test(text)) {
        yield {
          file: name,
          line: i + 1,
          text: 'only client/host and client/shell know which build this is',
        };
      }
    }
  }
}

export const rooms = {
  name: 'rooms',
  title: 'includes follow the arrows of CMakeLists.txt',
  run(tree) {
    const known = readRooms(tree.text('CMakeLists.txt'));
    addPrograms(tree, known);
    const faults = [...browserConditions(tree)];
    for (const name of tree.select(CPP, [...ROOMS, 'tests/unit'])) {
      if (roomOf(name)) faults.push(...faultsOf(tree, known, name));
    }
    return faults;
  },
};
