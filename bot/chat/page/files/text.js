// A text with its entities as nodes of the page. What people wrote becomes text nodes, never markup.
const TAGS = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tg:']);
const FOUND = /(?<=^|\s)\/[a-z_]{2,32}(?=\s|$)|https?:\/\/[^\s<>"“”（）。，]+[^\s<>"“”（）。，.,:;!?)]/g;

/** Make an element with properties and children; strings among the children become text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The nodes of a text; offsets of entities count UTF-16 units, as those of JavaScript's strings do. */
export function nodes(text, entities, say) {
  return part(text, entities, 0, text.length, say);
}

function part(text, entities, start, end, say, inside = null) {
  const made = [];
  let at = start;
  for (const [index, entity] of entities.entries()) {
    const from = entity.offset;
    const to = Math.min(from + entity.length, end);
    if (from < at || from >= to) continue;
    made.push(...plain(text.slice(at, from), say, inside));
    made.push(wrapped(entity, part(text, entities.slice(index + 1), from, to, say, entity.type), text.slice(from, to), say));
    // The line break behind a block is the block's own.
    at = BLOCKS.has(entity.type) && text[to] === '\n' ? to + 1 : to;
  }
  made.push(...plain(text.slice(at, end), say, inside));
  return made;
}

function wrapped(entity, children, words, say) {
  if (entity.type === 'text_link') return link(entity.url, children, say);
  if (entity.type === 'spoiler') return element('span', { className: 'spoiler', tabIndex: 0 }, ...children);
  if (entity.type === 'bot_command') return command(words, say);
  const tag = TAGS[entity.type];
  return tag ? element(tag, { dir: BLOCKS.has(entity.type) ? 'auto' : '' }, ...children) : element('span', {}, ...children);
}

// Commands and addresses are found in plain words, but not in what is quoted or set as code.
function plain(text, say, inside) {
  if (!text) return [];
  if (inside && inside !== 'bold' && inside !== 'italic') return [text];
  const made = [];
  let at = 0;
  for (const found of text.matchAll(FOUND)) {
    made.push(text.slice(at, found.index));
    made.push(found[0].startsWith('/') ? command(found[0], say) : link(found[0], [found[0]], say));
    at = found.index + found[0].length;
  }
  made.push(text.slice(at));
  return made.filter((piece) => piece !== '');
}

function command(words, say) {
  if (!say) return document.createTextNode(words);
  return element('button', { type: 'button', className: 'command', onclick: () => say(words) }, words);
}

/** A link that opens beside this page; what leads to this very bot is said here, and odd addresses are only shown. */
export function link(address, children, say, className = '') {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !SAFE.has(url.protocol)) return element('span', { className, title: address }, ...children);
  const start = url.hostname === 't.me' && url.pathname === '/gongdao_bot' && url.searchParams.get('start');
  if (start && say) {
    return element('button', { type: 'button', className: className || 'command', onclick: () => say(`/start ${start}`) }, ...children);
  }
  return element('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer', className, title: url.href }, ...children);
}
