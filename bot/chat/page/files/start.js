// The page: who speaks, in which language, what is said, and what comes back.
import { Line, Refused, everybody } from './line.js';
import { Messages } from './messages.js';
import { drawPeople, nameOf, portray } from './people.js';
import { element } from './text.js';
import { LANGUAGES, role, word } from './words.js';
import { Writing } from './writing.js';

const FIRST = 'complainant';
const TOAST_SECONDS = 4;
const EARLY_SECONDS = 5;
const at = (selector) => document.querySelector(selector);
const state = { who: FIRST, language: 'en', town: { people: [], commands: {} }, drafts: new Map(), early: new Map() };
let line = null;
let toastTimer = 0;

const acts = {
  say: (text) => send(text),
  press: (message, button) => press(message, button),
  reply: (message) => writing.replyTo(message),
  addressOf: (file) => line.addressOf(file),
};
const messages = new Messages(at('#messages'), at('#conversation'), acts);
const writing = new Writing(at('#write'), at('main'), messages, { send, sendFile });

async function granted(wish) {
  try {
    return await wish;
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    toast(word(state.language, refused.message === 'empty' ? 'empty_text' : refused.message) ?? word(state.language, 'failed'));
    return null;
  }
}

async function send(text, replyTo = null) {
  const sent = await granted(line.say(state.language, text, replyTo));
  messages.toEnd();
  return Boolean(sent);
}

async function sendFile(file, caption, group) {
  return Boolean(await granted(line.sendFile(state.language, file, caption, group)));
}

async function press(message, button) {
  const made = await granted(line.press(state.language, message.id, button.data));
  if (!made) return;
  messages.waits(made.press, message, button);
  const early = state.early.get(made.press);
  if (early) answer(early);
}

function answer(one) {
  if (!messages.answered(one.query_id)) {
    // It may come before we know of the press, or be for another window.
    state.early.set(one.query_id, one);
    setTimeout(() => state.early.delete(one.query_id), EARLY_SECONDS * 1000);
  } else if (one.alert && one.text) {
    at('#alert p').textContent = one.text;
    if (!at('#alert').open) at('#alert').showModal();
  } else {
    toast(one.text);
  }
}

function toast(text) {
  if (!text) return;
  at('#toast').replaceChildren(element('p', { dir: 'auto' }, text));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => at('#toast').replaceChildren(), TOAST_SECONDS * 1000);
}

function heard(news) {
  if (news.whole) messages.clear(state.language, nameOf(state.town, state.who, state.language));
  messages.take(news.messages);
  news.toasts.forEach(answer);
  at('#empty').hidden = messages.known.size > 0;
  writing.heard();
  scrolled();
}

function connected(how) {
  at('#state').className = how;
  at('#state').textContent = word(state.language, how);
}

function speakAs(who) {
  state.drafts.set(state.who, writing.draft);
  line?.end();
  state.who = who;
  messages.clear(state.language, nameOf(state.town, who, state.language));
  writing.begin(state.drafts.get(who) ?? '');
  connected('away');
  line = new Line(who, heard, connected);
  translate();
}

function speakIn(language) {
  state.language = language;
  messages.translate(language);
  translate();
}

/** Put every word of the page into the language, and say who speaks. */
function translate() {
  const { who, language, town } = state;
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = word(language, place.dataset.word);
  for (const place of document.querySelectorAll('[data-label]')) {
    place.setAttribute('aria-label', word(language, place.dataset.label));
    if (place.tagName === 'BUTTON') place.title = word(language, place.dataset.label);
  }
  for (const button of document.querySelectorAll('#languages button')) {
    button.setAttribute('aria-pressed', String(button.value === language));
  }
  const name = nameOf(town, who, language);
  at('#who strong').textContent = name;
  at('#who small').textContent = role(language, who);
  portray(at('#who .avatar'), name);
  document.title = `${name} · Gongdao`;
  drawPeople(at('#people'), town, who, language, (chosen) => {
    openTown(false);
    speakAs(chosen);
  });
  writing.translate(language, town.commands[language] ?? []);
  messages.days();
  connected(at('#state').className || 'here');
  const place = `/chat?${new URLSearchParams({ as: who, language })}`;
  if (location.pathname + location.search !== place) history.replaceState(null, '', place);
}

function openTown(open) {
  document.body.classList.toggle('town-open', open);
  at('#who').setAttribute('aria-expanded', String(open));
}

function scrolled() {
  at('#newest').hidden = messages.atEnd();
}

at('#who').onclick = () => openTown(!document.body.classList.contains('town-open'));
at('#close-town').onclick = () => openTown(false);
at('#begin').onclick = () => send('/start');
at('#newest').onclick = () => messages.toEnd();
at('#conversation').onscroll = scrolled;
for (const button of document.querySelectorAll('#languages button')) button.onclick = () => speakIn(button.value);
document.addEventListener('keydown', (event) => event.key === 'Escape' && openTown(false));

const asked = new URLSearchParams(location.search);
state.language = asked.get('language') ?? navigator.language.slice(0, 2);
if (!(state.language in LANGUAGES)) state.language = 'en';
try {
  state.town = await everybody();
} catch {
  toast(word(state.language, 'failed'));
}
const wished = asked.get('as') ?? FIRST;
const there = /^guest-\d{1,5}$/.test(wished) || state.town.people.some((one) => one.who === wished);
speakAs(there ? wished : (state.town.people[0]?.who ?? 'guest-1'));
