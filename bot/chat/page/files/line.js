// The line to the service: a stream of what is new, and wishes posted to it.
const AGAIN_AFTER = 2000;
const KINDS = {
  'image/jpeg': 'photo', 'image/png': 'photo', 'image/webp': 'photo', 'video/mp4': 'video', 'audio/ogg': 'voice',
};

/** Tell why a wish was not granted: the service's word, or "failed". */
export class Refused extends Error {}

/** Ask for what the page knows from the start. */
export async function everybody() {
  const answer = await fetch('/chat/people');
  if (!answer.ok) throw new Refused('failed');
  return answer.json();
}

/** The line of one person. It comes back by itself, and rests while the page is not looked at. */
export class Line {
  constructor(who, onNews, onState) {
    this.path = `/chat/as/${encodeURIComponent(who)}`;
    this.onNews = onNews;
    this.onState = onState;
    this.place = '';
    this.ended = false;
    this.looked = () => (document.hidden ? this.rest() : this.open());
    document.addEventListener('visibilitychange', this.looked);
    this.open();
  }

  open() {
    if (this.stream || this.ended) return;
    clearTimeout(this.timer);
    this.stream = new EventSource(`${this.path}/events?after=${this.place}`);
    this.stream.onopen = () => this.onState('here');
    this.stream.onmessage = (event) => {
      this.place = event.lastEventId;
      this.onNews(JSON.parse(event.data));
    };
    this.stream.onerror = () => {
      this.onState('away');
      // A browser gives up for good when it was answered with an error.
      if (this.stream?.readyState === EventSource.CLOSED) {
        this.rest();
        this.timer = setTimeout(() => this.open(), AGAIN_AFTER);
      }
    };
  }

  rest() {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
  }

  end() {
    this.ended = true;
    this.rest();
    document.removeEventListener('visibilitychange', this.looked);
  }

  say(language, text, replyTo) {
    return this.post('say', { language, text: text.toWellFormed?.() ?? text, reply_to: replyTo ?? null });
  }

  press(language, messageId, data) {
    return this.post('press', { language, message_id: messageId, data });
  }

  /** Send a file, as a client would: pictures as photos, anything else as it is. */
  sendFile(language, file, caption, group) {
    const facts = { language, name: file.name.slice(-255), kind: KINDS[file.type] ?? 'document', caption };
    return this.post(`file?${new URLSearchParams(group ? { ...facts, group } : facts)}`, file);
  }

  /** Where a file of the conversation is. */
  addressOf(file) {
    return `${this.path}/files/${encodeURIComponent(file.file_id)}`;
  }

  async post(what, wish) {
    const body = wish instanceof Blob ? wish : JSON.stringify(wish);
    const kind = wish instanceof Blob ? 'application/octet-stream' : 'application/json';
    let answer;
    try {
      answer = await fetch(`${this.path}/${what}`, {
        method: 'POST',
        headers: { 'content-type': kind, 'x-gongdao-page': '1' },
        body,
      });
    } catch {
      throw new Refused('failed');
    }
    if (!answer.ok) throw new Refused(await answer.text());
    return answer.json();
  }
}
