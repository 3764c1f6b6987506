// Saves what is typed while it is typed: one value per key, sent after a short pause, kept in the browser until the server has it.
const PREFIX = 'rf:unsaved:';
const LONGEST_PAUSE = 2500;
const KEPT_DAYS = 30;

/** Values nobody came back for are personal data that has no business in a browser. */
function forgetOld() {
  const oldest = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
  Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).forEach(key => {
    const kept = read(key);
    if (!kept || kept.at < oldest) localStorage.removeItem(key);
  });
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (unreadable) {
    return null;
  }
}

/** The server has understood and will say the same again; anything else is worth another try. */
function final(problem) {
  return problem.status >= 400 && problem.status < 500 && ![401, 408, 409, 425, 429].includes(problem.status) && problem.code !== 'problem.csrf';
}

export class Saving {
  /**
   * @param place names the values in the browser's storage: case, part of it, login
   * @param send (entries [[key, value]], options) => promise; one entry at a time unless `together`
   * @param changed called whenever a state changes
   * @param answered (answer, entries) after each success
   */
  constructor({ place, send, changed = () => {}, answered = () => {}, together = false, pause = 600 }) {
    Object.assign(this, { key: PREFIX + place, send, changed, answered, together, pause });
    this.entries = new Map();
    this.failures = 0;
    this.leave = () => this.flush({ keepalive: true });
    this.online = () => this.flush();
    window.addEventListener('pagehide', this.leave);
    window.addEventListener('online', this.online);
    forgetOld();
  }

  /** What an earlier visit could not save; it is sent again. */
  restore() {
    const kept = (read(this.key) || {}).values || [];
    kept.forEach(([key, value]) => this.keep(key, value));
    return kept;
  }

  keep(key, value) {
    const before = this.entries.get(key) || {};
    this.entries.set(key, { ...before, value, dirty: true, state: 'waiting', problem: null });
    this.remember();
    this.firstWaiting = this.firstWaiting || Date.now();
    this.plan(Math.max(0, Math.min(this.pause, this.firstWaiting + LONGEST_PAUSE - Date.now())));
    this.changed();
  }

  state(key) {
    const entry = this.entries.get(key);
    return entry ? entry.state : null;
  }

  problem(key) {
    const entry = this.entries.get(key);
    return entry && entry.problem ? entry.problem.message : null;
  }

  value(key) {
    return (this.entries.get(key) || {}).value;
  }

  unsaved() {
    return [...this.entries.values()].filter(entry => entry.dirty).length;
  }

  /** The last problem while anything is unsaved, or null. */
  trouble() {
    const entry = [...this.entries.values()].find(e => e.dirty && e.problem);
    return entry ? entry.problem : null;
  }

  /** Sends everything now; resolves to whether everything is saved. */
  flush(options) {
    clearTimeout(this.timer);
    if (!this.running) {
      this.running = this.run(options).finally(() => { this.running = null; });
    }
    return this.running;
  }

  retry() {
    this.entries.forEach(entry => { if (entry.state === 'refused') entry.state = 'waiting'; });
    return this.flush();
  }

  close() {
    window.removeEventListener('pagehide', this.leave);
    window.removeEventListener('online', this.online);
    return this.flush();
  }

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  remember() {
    const values = [...this.entries].filter(([, entry]) => entry.dirty).map(([key, entry]) => [key, entry.value]);
    try {
      if (values.length) {
        localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values }));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch (full) {
      // storage is only the second net; the server is the first
    }
  }

  async run(options) {
    this.firstWaiting = null;
    let due;
    while ((due = [...this.entries].filter(([, entry]) => entry.dirty && entry.state !== 'refused')).length) {
      for (const portion of this.together ? [due] : due.map(one => [one])) {
        if (!await this.sendPortion(portion.map(([key, entry]) => [key, entry.value]), options)) {
          return false;
        }
      }
    }
    return this.unsaved() === 0;
  }

  async sendPortion(sent, options) {
    sent.forEach(([key]) => this.mark(key, { state: 'saving' }));
    this.changed();
    try {
      const answer = await this.send(sent, options);
      this.failures = 0;
      sent.forEach(([key, value]) => {
        const typedMeanwhile = this.entries.get(key).value !== value;
        this.mark(key, { dirty: typedMeanwhile, state: typedMeanwhile ? 'waiting' : 'saved', problem: null });
      });
      this.remember();
      this.answered(answer, sent);
      return true;
    } catch (problem) {
      const refused = final(problem);
      if (refused && sent.length > 1) {
        // together all or none: one by one, the faulty ones are found and the others saved
        return this.oneByOne(sent, options);
      }
      sent.forEach(([key, value]) => {
        const typedMeanwhile = this.entries.get(key).value !== value;
        this.mark(key, { state: typedMeanwhile ? 'waiting' : refused ? 'refused' : 'failed', problem });
      });
      // perhaps the task is finished elsewhere
      if (refused) window.dispatchEvent(new Event('rf:refused'));
      if (!refused) {
        this.failures++;
        this.plan(Math.min(60, 2 ** this.failures) * 1000);
      }
      return refused;
    } finally {
      this.changed();
    }
  }

  async oneByOne(sent, options) {
    for (const one of sent) {
      if (!await this.sendPortion([one], options)) return false;
    }
    return true;
  }

  mark(key, change) {
    Object.assign(this.entries.get(key), change);
  }
}

/** A text that belongs to nobody but the person who types it, such as the opinion before the task is completed. */
export const draft = {
  read: place => (read(PREFIX + place) || {}).values || {},
  keep: (place, values) => {
    try {
      localStorage.setItem(PREFIX + place, JSON.stringify({ at: Date.now(), values }));
    } catch (full) {
      // nothing else can be done for a draft
    }
  },
  forget: place => localStorage.removeItem(PREFIX + place)
};
