// The few words that the page says itself; what the bot says is the bot's.
const ENGLISH = {
  speakAs: 'Speak as',
  note: 'Development only: this page speaks as anybody of the demo town. It answers no other machine, and in production it is not there.',
  nobody: 'Nobody lives here yet. ./gongdao demo raises the demo town.',
  language: 'Language of the phone',
  conversation: 'Conversation',
  empty: 'Nothing was said yet.',
  write: 'Message',
  answer: 'Your answer',
  send: 'Send',
  close: 'Close',
  commands: 'What the bot can be told',
  reply: 'Reply',
  replyTo: (name) => `Reply to ${name}`,
  noReply: 'Do not reply to this message',
  newest: 'To the newest message',
  changed: 'changed',
  gone: 'That message is not there any more.',
  'too-long': 'That is too long to be sent at once.',
  empty_text: 'There is nothing to say.',
  attach: 'Attach pictures or files',
  files: 'Files to be sent',
  noFile: 'Do not send this file',
  empty_file: 'That file is empty.',
  size: (bytes) => (bytes < 1e6 ? `${Math.max(Math.round(bytes / 1e3), 1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`),
  picture: 'Picture',
  failed: 'It could not be sent. It stands below: try again.',
  understood: 'OK',
  away: 'reconnecting…',
  here: '',
  guest: (number) => `Guest ${number}`,
  newGuest: 'Somebody new',
  roles: {
    owner: 'owns the Tea House', owner2: 'owns River News and the City Library', editor: 'edits at the Tea House',
    moderator: 'moderates at the Tea House', member: 'reads and comments', member2: 'reads and comments',
    complainant: 'has a complaint', reviewer: 'reviews cases', reviewer2: 'reviews cases',
    senior: 'reviews the hard cases', identity_officer: 'verifies registrants', chief_editor: 'answers for it all',
    auditor: 'audits', admin: 'administers', inspector: 'inspects', mediator: 'mediates', guest: 'without an account',
  },
};
const CHINESE = {
  speakAs: '以谁的身份说话',
  note: '仅供开发使用：本页可以代表示范小镇里的任何人说话。它只应答本机；生产环境中没有本页。',
  nobody: '这里还没有人。运行 ./gongdao demo 建起示范小镇。',
  language: '手机语言',
  conversation: '对话',
  empty: '还没有说过话。',
  write: '消息',
  answer: '你的回答',
  send: '发送',
  close: '关闭',
  commands: '可以对机器人说什么',
  reply: '回复',
  replyTo: (name) => `回复 ${name}`,
  noReply: '不回复这条消息',
  newest: '到最新消息',
  changed: '已更改',
  gone: '这条消息已经不在了。',
  'too-long': '内容太长，无法一次发送。',
  empty_text: '没有内容可发。',
  attach: '添加图片或文件',
  files: '要发送的文件',
  noFile: '不发送这个文件',
  empty_file: '这个文件是空的。',
  size: (bytes) => (bytes < 1e6 ? `${Math.max(Math.round(bytes / 1e3), 1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`),
  picture: '图片',
  failed: '没能发出去。内容还在下面，请再试一次。',
  understood: '知道了',
  away: '正在重新连接…',
  here: '',
  guest: (number) => `访客 ${number}`,
  newGuest: '新来的人',
  roles: {
    owner: '茶馆公众号的所有者', owner2: '“河畔新闻”和市图书馆的所有者', editor: '茶馆的编辑', moderator: '茶馆的评论管理员',
    member: '读者，常留言', member2: '读者，常留言', complainant: '有事要投诉', reviewer: '审核员', reviewer2: '审核员',
    senior: '高级审核员', identity_officer: '核验主体身份', chief_editor: '总编辑', auditor: '审计员', admin: '管理员',
    inspector: '检查员', mediator: '调解员', guest: '没有账号',
  },
};

export const LANGUAGES = { en: ENGLISH, zh: CHINESE };

/** A word in a language; a word with facts in it is a function of them. */
export function word(language, key, ...facts) {
  const found = LANGUAGES[language][key];
  return typeof found === 'function' ? found(...facts) : found;
}

/** What somebody does here, in a few words. */
export function role(language, who) {
  const key = who.startsWith('guest-') ? 'guest' : who;
  return LANGUAGES[language].roles[key] ?? key;
}
