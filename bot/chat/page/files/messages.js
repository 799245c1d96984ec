// The conversation on the page: messages are drawn once, changed in place, and taken away.
import { drawFile } from './attaching.js';
import { element, link, nodes } from './text.js';
import { word } from './words.js';

const EXCERPT = 90;
const NEAR = 120;
const PATIENCE = 8000;
const ANSWERED_WITHIN = 2000;

export class Messages {
  /** `acts`: say(text), press(message, button), reply(message) and addressOf(file), each as the person who speaks. */
  constructor(list, scroller, acts) {
    this.list = list;
    this.scroller = scroller;
    this.acts = acts;
    this.clear('en');
    // Who reads the end keeps reading it when the place to read in changes its size.
    scroller.addEventListener('scroll', () => { this.reads = this.atEnd(); });
    new ResizeObserver(() => this.reads && this.toEnd()).observe(scroller);
  }

  clear(language, name = '') {
    this.language = language;
    this.name = name;
    this.known = new Map();
    this.pending = new Map();
    this.reads = true;
    this.pressedAt = 0;
    this.list.replaceChildren();
    // What was said before is not read out; what comes then is.
    this.list.ariaBusy = 'true';
  }

  /** Draw everything anew in another language. */
  translate(language) {
    this.language = language;
    for (const message of this.known.values()) this.draw(message);
  }

  /** Take up news; gives those messages that were not known before. */
  take(messages) {
    const stays = this.reads;
    const fresh = [];
    for (const message of [...messages].sort((a, b) => a.id - b.id)) {
      if (message.deleted) {
        this.known.delete(message.id);
        this.item(message.id)?.remove();
        continue;
      }
      if (!this.known.has(message.id)) fresh.push(message);
      this.known.set(message.id, message);
      this.draw(message);
    }
    this.days();
    requestAnimationFrame(() => { this.list.ariaBusy = 'false'; });
    // What is new because of a press here is looked at, wherever one was reading.
    const asked = fresh.length > 0 && Date.now() - this.pressedAt < ANSWERED_WITHIN;
    if (stays || asked || fresh.some((message) => !message.bot)) this.toEnd();
    return fresh;
  }

  newest() {
    return [...this.known.values()].reduce((last, one) => (!last || one.id > last.id ? one : last), null);
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  item(id) {
    return this.list.querySelector(`:scope > [data-id="${id}"]`);
  }

  author(message) {
    return message.bot ? 'Gongdao' : message.name || this.name;
  }

  draw(message) {
    const old = this.item(message.id);
    const focused = old?.contains(document.activeElement) ? document.activeElement.textContent : null;
    const drawn = element('div', {}, this.bubble(message), ...(message.buttons ? [this.keyboard(message)] : []));
    const made = element('li', { className: message.bot ? 'bot' : 'me', 'data-id': message.id }, drawn);
    if (old) old.replaceWith(made);
    else this.list.insertBefore(made, this.after(message.id));
    if (focused !== null) {
      const buttons = [...made.querySelectorAll('button')];
      (buttons.find((button) => button.textContent === focused) ?? buttons[0])?.focus();
    }
  }

  after(id) {
    let next = null;
    for (let item = this.list.lastElementChild; item && Number(item.dataset.id) > id; item = item.previousElementSibling) {
      next = item;
    }
    return next;
  }

  bubble(message) {
    const say = message.bot ? this.acts.say : null;
    const words = element('div', { className: 'text', dir: 'auto' }, ...nodes(message.text ?? '', message.entities ?? [], say));
    const reply = element(
      'button',
      { type: 'button', className: 'reply', title: word(this.language, 'reply'), onclick: () => this.acts.reply(message) },
      word(this.language, 'reply'),
    );
    const time = new Date(message.at * 1000);
    const clock = time.toLocaleTimeString(this.language, { hour: '2-digit', minute: '2-digit', hour12: false });
    const changed = message.edited_at ? [element('span', {}, word(this.language, 'changed'))] : [];
    const facts = element('footer', {}, reply, ...changed, element('time', { dateTime: time.toISOString() }, clock));
    const parts = message.reply_to ? [this.quoted(message.reply_to)] : [];
    if (message.file) parts.push(drawFile(message.file, this.acts.addressOf(message.file), this.language));
    if (message.text || !message.file) parts.push(words);
    const bubble = element('article', { 'aria-label': this.author(message) }, ...parts, facts);
    // A picture takes its place only when it is there.
    bubble.querySelector('img')?.addEventListener('load', () => this.reads && this.toEnd());
    bubble.addEventListener('click', (event) => {
      const used = event.target.closest('a, button, .spoiler') || String(getSelection());
      if (!used) this.acts.reply(message);
    });
    return bubble;
  }

  quoted(id) {
    const message = this.known.get(id);
    const go = () => this.item(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    const name = element('strong', {}, message ? this.author(message) : `#${id}`);
    return element('button', { type: 'button', className: 'quoted', onclick: go }, name, message ? this.excerpt(message) : '');
  }

  /** The beginning of what a message says, on one line. */
  excerpt(message) {
    const line = (message.text || message.file?.name || '').replace(/\s+/g, ' ');
    const letters = [...line];
    return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : line;
  }

  keyboard(message) {
    const rows = message.buttons.map((row) =>
      element('div', {}, ...row.map((button) => this.key(message, button))),
    );
    return element('div', { className: 'keyboard', role: 'group' }, ...rows);
  }

  key(message, button) {
    if (button.url) return link(button.url, [button.text, ' ↗'], this.acts.say, 'key');
    const waits = [...this.pending.values()].includes(`${message.id} ${button.data}`);
    const made = element('button', { type: 'button', className: 'key', 'aria-busy': String(waits) }, button.text);
    made.addEventListener('click', () => {
      this.pressedAt = Date.now();
      this.acts.press(message, button);
    });
    made.dataset.place = `${message.id} ${button.data}`;
    return made;
  }

  /** A press waits for its answer, though not for ever. */
  waits(press, message, button) {
    this.pending.set(press, `${message.id} ${button.data}`);
    this.busy();
    setTimeout(() => this.answered(press), PATIENCE);
  }

  /** Whether a press of this page waited for this answer. */
  answered(press) {
    const waited = this.pending.delete(press);
    if (waited) this.busy();
    return waited;
  }

  busy() {
    const waiting = new Set(this.pending.values());
    for (const key of this.list.querySelectorAll('button.key')) {
      key.setAttribute('aria-busy', String(waiting.has(key.dataset.place)));
    }
  }

  /** Write the day over the first message of each. */
  days() {
    let before = '';
    for (const item of this.list.children) {
      const time = new Date(this.known.get(Number(item.dataset.id)).at * 1000);
      const day = time.toLocaleDateString(this.language, { weekday: 'long', day: 'numeric', month: 'long' });
      if (day === before) delete item.dataset.day;
      else item.dataset.day = day;
      before = day;
    }
  }
}
