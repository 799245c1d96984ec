// Where one writes: the line, what it replies to, the files that go with it, and the menu of commands.
import { Files } from './attaching.js';
import { element } from './text.js';
import { word } from './words.js';

const TALLEST = 160;
const LONGEST_CAPTION = 1024;

export class Writing {
  /** `send(text, replyTo)` and `sendFile(file, caption, group)` tell whether it was sent. */
  constructor(form, page, messages, { send, sendFile }) {
    this.form = form;
    this.messages = messages;
    this.send = send;
    this.sendFile = sendFile;
    this.field = form.querySelector('textarea');
    this.menu = form.querySelector('#menu');
    this.opener = form.querySelector('#commands');
    this.bar = form.querySelector('#replying');
    this.files = new Files(form, page, () => this.field.focus());
    this.language = 'en';
    this.commands = [];
    this.seen = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener('keydown', (event) => this.key(event));
    this.field.addEventListener('input', () => this.changed());
    this.opener.addEventListener('click', () => this.openMenu(this.menu.hidden));
    this.bar.querySelector('button').addEventListener('click', () => this.replyTo(null));
  }

  get draft() {
    return this.field.value;
  }

  /** Somebody begins to write. */
  begin(draft) {
    this.seen = 0;
    this.field.disabled = false;
    this.clear(draft);
  }

  clear(draft = '') {
    this.field.value = draft;
    this.replyTo(null);
    this.changed();
  }

  translate(language, commands) {
    this.language = language;
    this.commands = commands;
    this.replyTo(this.replied, this.forced);
    this.files.translate(language);
    if (!this.menu.hidden) this.drawMenu();
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape') {
      this.openMenu(false);
      this.replyTo(null);
    }
  }

  async submit() {
    const files = this.files.take();
    const text = this.field.value;
    const { replied, forced } = this;
    if (!text.trim() && !files.length) return;
    this.clear();
    const captioned = files.length > 0 && text.length <= LONGEST_CAPTION;
    const group = files.length > 1 ? crypto.randomUUID().replaceAll('-', '') : '';
    for (const [number, file] of files.entries()) {
      if (await this.sendFile(file, captioned && number === 0 ? text : '', group)) continue;
      this.files.add(files.slice(number));
      return this.putBack(number === 0 || !captioned ? text : '', replied, forced);
    }
    if (captioned || !text.trim() || (await this.send(text, replied?.id))) return undefined;
    return this.putBack(text, replied, forced);
  }

  putBack(text, replied, forced) {
    if (!this.field.value) this.field.value = text;
    this.replyTo(replied, forced);
    this.changed();
  }

  changed() {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    const wanted = /^\/[a-z_]*$/.test(this.field.value);
    this.openMenu(wanted, this.field.value);
  }

  /** Reply to a message, or to none. */
  replyTo(message, forced = false) {
    this.replied = message ?? null;
    this.forced = Boolean(message) && forced;
    this.bar.hidden = !message;
    const name = message ? element('strong', {}, word(this.language, 'replyTo', this.messages.author(message))) : '';
    this.bar.querySelector('p').replaceChildren(name, message ? this.messages.excerpt(message) : '');
    this.field.placeholder = word(this.language, this.forced ? 'answer' : 'write');
    if (message && !this.forced) this.field.focus();
  }

  /** The bot may ask for a reply to what it said last; what is replied to may have gone. */
  heard() {
    const newest = this.messages.newest();
    if (newest && newest.id > this.seen) {
      this.seen = newest.id;
      if (newest.forced) this.replyTo(newest, true);
      else if (this.forced) this.replyTo(null);
    }
    if (this.replied && !this.messages.known.has(this.replied.id)) this.replyTo(null);
  }

  openMenu(open, begun = '/') {
    this.begun = begun;
    this.menu.hidden = !open;
    if (open) this.drawMenu();
    this.opener.setAttribute('aria-expanded', String(!this.menu.hidden));
  }

  drawMenu() {
    const fitting = this.commands.filter((one) => one.command.startsWith(this.begun));
    const rows = fitting.map(({ command, does }) => {
      const made = element('button', { type: 'button' }, element('strong', {}, command), element('span', {}, does));
      made.addEventListener('click', () => this.tell(command));
      return made;
    });
    this.menu.replaceChildren(...rows);
    if (!rows.length) this.menu.hidden = true;
  }

  async tell(command) {
    this.clear();
    this.openMenu(false);
    this.field.focus();
    await this.send(command);
  }
}
