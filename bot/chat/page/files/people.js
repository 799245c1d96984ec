// Whom the page speaks as: the people of the town and guests, to choose from.
import { element } from './text.js';
import { role, word } from './words.js';

const GUEST = /^guest-(\d{1,5})$/;
const HUES = 360;

/** The name of somebody. */
export function nameOf(town, who, language) {
  const guest = GUEST.exec(who);
  return guest ? word(language, 'guest', Number(guest[1])) : town.people.find((one) => one.who === who)?.name ?? who;
}

/** Give an avatar the letter and the colour of a name. */
export function portray(avatar, name) {
  avatar.textContent = [...name][0];
  const mixed = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % HUES, 7);
  avatar.style.setProperty('--hue', mixed);
}

/** Draw the list: the people, the guest who is spoken as, and somebody new. */
export function drawPeople(list, town, who, language, choose) {
  const guests = GUEST.test(who) ? [who] : [];
  const items = [...town.people.map((one) => one.who), ...guests].map((one) => {
    const name = nameOf(town, one, language);
    const made = element('button', { type: 'button', onclick: () => choose(one) }, avatar(name), label(name, role(language, one)));
    made.dataset.who = one;
    if (one === who) made.setAttribute('aria-current', 'true');
    return element('li', {}, made);
  });
  const fresh = () => choose(`guest-${1 + Math.floor(Math.random() * 99998)}`);
  const newcomer = element('button', { type: 'button', onclick: fresh }, avatar('+'), label(word(language, 'newGuest'), role(language, 'guest')));
  newcomer.dataset.who = 'guest';
  list.replaceChildren(...items, element('li', {}, newcomer));
  if (!town.people.length) list.prepend(element('li', {}, word(language, 'nobody')));
}

function avatar(name) {
  const made = element('span', { className: 'avatar', 'aria-hidden': 'true' });
  portray(made, name);
  return made;
}

function label(name, does) {
  return element('span', { className: 'name' }, element('strong', {}, element('bdi', {}, name)), element('small', {}, does));
}
