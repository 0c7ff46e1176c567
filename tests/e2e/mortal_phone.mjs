// A clerk's phone that is killed again and again: each life is a browser of its own over the same
// profile. It begins without a network, so that what is seen is what the device itself has kept.
import { browserProcess, killBrowser, openBrowser, PHONE, setOffline } from '../lib/browser.mjs';
import { exactButton, goTo, syncStatus, textbox, ZH } from './app.mjs';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** True when `promise` has been kept before the browser dies; never rejects. */
const kept = (promise) => promise.then(() => true, () => false);

export class MortalPhone {
  /** One life of the phone with that profile. Tasks are known by the assignments of its clerk. */
  static async wake(server, profile) {
    return MortalPhone.over(server, await openBrowser({ device: PHONE, profile }));
  }

  /** The life that an open browser has already begun. */
  static async over(server, opened) {
    const phone = Object.assign(new MortalPhone(), opened, { server });
    phone.process = browserProcess(opened.profile);
    await phone.goOffline();
    return phone;
  }

  async kill() {
    await killBrowser(this, this.process);
  }

  /** Opens the form, and gives the field of the words; never that of a form still in sight. */
  async form(assignment) {
    const words = textbox(this.page, ZH.narrative);
    if ((await words.count()) > 0) {
      await goTo(this.page, this.server, '/me');
      await words.waitFor({ state: 'detached' });
    }
    await goTo(this.page, this.server, `/report/${assignment.id}`);
    await words.waitFor();
    return words;
  }

  /** What the form of that assignment says when it is opened. */
  async wordsOf(assignment) {
    return (await this.form(assignment)).inputValue();
  }

  /** The numbers that 我的 tells: edits that wait to be sent, and drafts. */
  async counts() {
    await goTo(this.page, this.server, '/me');
    await exactButton(this.page, '退出登录').waitFor();
    const after = async (label) => {
      const heading = this.page.getByText(label, { exact: true });
      if ((await heading.count()) === 0) return 0;
      return Number(await heading.first().locator('xpath=following-sibling::*[1]').textContent());
    };
    return { waiting: await after('待传'), drafts: await after('草稿') };
  }

  /** Presses 保存 in the open form; whether the app has said that so many wait to be sent now. */
  save(waiting) {
    const told = syncStatus(this.page, new RegExp(`^${waiting} 条待传`)).first();
    const pressed = exactButton(this.page, ZH.save).tap();
    return kept(pressed.then(() => told.waitFor()));
  }

  /** Writes and saves a report without a network. */
  async report(assignment, words, waiting) {
    await (await this.form(assignment)).fill(words);
    if (!(await this.save(waiting))) {
      const seen = await this.page.locator('#mirror').innerText();
      throw new Error(`“${words}” did not make ${waiting} wait, but: ${seen}`);
    }
  }

  goOffline() {
    return setOffline(this.context, true);
  }

  goOnline() {
    return setOffline(this.context, false);
  }

  async sync() {
    await this.goOnline();
    await syncStatus(this.page, ZH.all_synced).first().waitFor();
  }
}
