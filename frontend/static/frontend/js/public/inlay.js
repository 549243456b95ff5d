/* An answer, a category or a search box of the municipality in another website's page.

   <script src="https://.../inbaddad/fraga.js" data-article="om-sopbilen-inte-har-kommit"></script>
   data-category="avfall", data-search; data-language="en". What is shown stands in a shadow tree: the page's own style
   does not reach in, and the sender's name does not go away. */

{
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const WORDS = {
    sv: { from: "Svaret kommer från", more: "Läs hela svaret", search: "Sök bland frågor och svar", go: "Sök", none: "Inget svar hittades.", fault: "Svaret kan inte visas just nu." },
    en: { from: "This answer comes from", more: "Read the whole answer", search: "Search questions and answers", go: "Search", none: "No answer was found.", fault: "The answer cannot be shown right now." },
  };
  const STYLE = `
    :host { display: block; color: #1d2327; background: #fff; border: 1px solid #c3cbd0; border-radius: 10px; padding: 1rem 1.25rem; font: 16px/1.55 system-ui, sans-serif; }
    h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3; } h3 { margin: 1rem 0 .25rem; font-size: 1.05rem; } p { margin: .5rem 0; }
    a { color: #175a72; } ul, ol { padding-inline-start: 1.25rem; } li { margin: .3rem 0; } img { max-width: 100%; height: auto; }
    table { border-collapse: collapse; } th, td { padding: .35rem .6rem; border-bottom: 1px solid #d7dde0; text-align: start; }
    form { display: flex; gap: .5rem; flex-wrap: wrap; } label { flex-basis: 100%; font-weight: 600; }
    input { flex: 1; min-width: 8rem; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid #6b777e; border-radius: 6px; font: inherit; }
    button { min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: 6px; background: #175a72; color: #fff; font: inherit; cursor: pointer; }
    footer { margin-top: 1rem; padding-top: .6rem; border-top: 1px solid #d7dde0; font-size: .9rem; }
    :focus-visible { outline: 3px solid #175a72; outline-offset: 2px; }`;

  const make = (name, text, more = {}) => Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text }, more);
  const link = (url, words) => make("a", words, { href: url, target: "_blank", rel: "noopener" });

  class Inlay extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const language = this.dataset.language || "sv";
      this.words = WORDS[language] || WORDS.sv;
      this.base = `${home}${language === "sv" ? "" : `/${language}`}/inbaddad`;
      this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.body = make("div");
      this.body.lang = language;
      this.sender = make("footer");
      this.shadowRoot.append(this.body, this.sender);
      this.setSender({ name: new URL(home).hostname, url: home });
      this.start();
    }
    setSender(sender) {
      this.sender.replaceChildren(`${this.words.from} `, link(sender.url, sender.name));
    }
    async read(path) {
      const answer = await fetch(`${this.base}/${path}`, { credentials: "omit" });
      if (!answer.ok) throw new Error(String(answer.status));
      const data = await answer.json();
      this.setSender(data.sender);
      return data;
    }
    async start() {
      try {
        if (this.dataset.article) this.showArticle(await this.read(`svar/${encodeURIComponent(this.dataset.article)}.json`));
        else if (this.dataset.category) this.showList(await this.read(`amne/${encodeURIComponent(this.dataset.category)}.json`));
        else this.showSearch();
      } catch {
        this.body.replaceChildren(make("p", this.words.fault), link(home, home));
      }
    }
    showArticle(data) {
      const parts = [make("h2", data.question), make("p", data.short_answer)];
      for (const html of [data.steps, data.details]) if (html) parts.push(make("div", undefined, { innerHTML: html }));
      if (data.links.length) {
        const list = make("ul");
        list.append(...data.links.map((one) => { const item = make("li"); item.append(link(one.url, one.label)); return item; }));
        parts.push(list);
      }
      const more = make("p");
      more.append(link(data.url, this.words.more));
      this.body.lang = data.language;
      this.body.dir = data.direction;
      this.body.replaceChildren(...parts, more);
    }
    showList(data, title = data.name) {
      const list = make("ul");
      list.append(...data.questions.map((one) => { const item = make("li"); item.append(link(one.url, one.question)); return item; }));
      this.body.replaceChildren(...(title ? [make("h2", title)] : []), data.questions.length ? list : make("p", this.words.none));
    }
    showSearch() {
      const form = make("form");
      form.role = "search";
      const input = make("input", undefined, { type: "search", id: "q", name: "q", maxLength: 200 });
      const found = make("div", undefined, { ariaLive: "polite" });
      form.append(make("label", this.words.search, { htmlFor: "q" }), input, make("button", this.words.go, { type: "submit" }));
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        try {
          const data = await this.read(`sok.json?q=${encodeURIComponent(input.value)}`);
          const list = make("ul");
          list.append(...data.questions.map((one) => { const item = make("li"); item.append(link(one.url, one.question)); return item; }));
          found.replaceChildren(data.questions.length ? list : make("p", this.words.none));
        } catch {
          found.replaceChildren(make("p", this.words.fault));
        }
      });
      this.body.replaceChildren(form, found);
    }
  }

  if (!customElements.get("municipal-answer")) customElements.define("municipal-answer", Inlay);
  const element = document.createElement("municipal-answer");
  Object.assign(element.dataset, script.dataset);
  script.after(element);
}
