// Files that wait to be sent: chosen, pasted, or dropped on the page.
import { element } from './text.js';
import { word } from './words.js';

const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export class Files {
  constructor(form, page, changed) {
    this.list = form.querySelector('#files');
    this.changed = changed;
    this.waiting = [];
    this.language = 'en';
    const input = form.querySelector('[type=file]');
    form.querySelector('#attach').addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      this.add(input.files);
      input.value = '';
    });
    form.addEventListener('paste', (event) => {
      if (!event.clipboardData.files.length) return;
      event.preventDefault();
      this.add(event.clipboardData.files);
    });
    page.addEventListener('dragover', (event) => {
      event.preventDefault();
      page.classList.add('dropping');
    });
    for (const left of ['dragleave', 'drop']) page.addEventListener(left, () => page.classList.remove('dropping'));
    page.addEventListener('drop', (event) => {
      event.preventDefault();
      this.add(event.dataTransfer.files);
    });
  }

  add(files) {
    this.waiting.push(...files);
    this.draw();
    this.changed();
  }

  /** Take all of them, to be sent. */
  take() {
    const { waiting } = this;
    this.waiting = [];
    this.draw();
    return waiting;
  }

  translate(language) {
    this.language = language;
    this.draw();
  }

  draw() {
    for (const picture of this.list.querySelectorAll('img')) URL.revokeObjectURL(picture.src);
    this.list.hidden = !this.waiting.length;
    this.list.replaceChildren(...this.waiting.map((file) => this.item(file)));
  }

  item(file) {
    const shown = SHOWN.test(file.type) ? [element('img', { src: URL.createObjectURL(file), alt: '' })] : [];
    const away = element('button', { type: 'button', className: 'plain', title: word(this.language, 'noFile') }, '\u00d7');
    away.setAttribute('aria-label', word(this.language, 'noFile'));
    away.addEventListener('click', () => {
      this.waiting = this.waiting.filter((one) => one !== file);
      this.draw();
    });
    return element('li', {}, ...shown, element('bdi', {}, file.name), element('small', {}, word(this.language, 'size', file.size)), away);
  }
}

/** What a message shows of its file: a picture, or a name to save it by. */
export function drawFile(file, address, language) {
  const facts = [file.name || word(language, 'picture'), word(language, 'size', file.size)];
  if (SHOWN.test(file.media_type)) {
    const picture = element('img', { src: address, alt: facts.join(', '), loading: 'lazy' });
    return element('a', { className: 'picture', href: address, target: '_blank', rel: 'noopener' }, picture);
  }
  return element('a', { className: 'file', href: address, download: file.name || 'file' }, element('bdi', {}, facts[0]), element('small', {}, facts[1]));
}
