// Comfort only: every page works without this file.
"use strict";

for (const button of document.querySelectorAll("[data-reveal]")) {
  const input = document.getElementById(button.dataset.reveal);
  const show = (visible) => {
    input.type = visible ? "text" : "password";
    button.setAttribute("aria-pressed", String(visible));
    button.textContent = visible ? button.dataset.hide : button.dataset.show;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    show(input.type === "password");
    input.focus();
  });
  // A password that is readable must not be remembered as ordinary form text.
  input.form.addEventListener("submit", () => show(false));
}

for (const hint of document.querySelectorAll("[data-caps]")) {
  const input = document.getElementById(hint.dataset.caps);
  const look = (event) => {
    hint.hidden = !(event.getModifierState && event.getModifierState("CapsLock"));
  };
  input.addEventListener("keydown", look);
  input.addEventListener("keyup", look);
  input.addEventListener("blur", () => {
    hint.hidden = true;
  });
}

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
    }
    form.setAttribute("aria-busy", "true");
  });
}

// Coming back by the browser's history may restore the page as it was left.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
  }
});

// A code: digits only, however it was pasted; the sixth one sends the form, once.
for (const input of document.querySelectorAll("input.code")) {
  const length = 6;
  let sent = input.value;
  input.removeAttribute("maxlength");
  input.addEventListener("input", () => {
    const digits = input.value.normalize("NFKC").replace(/\D/g, "").slice(0, length);
    if (input.value !== digits) {
      input.value = digits;
    }
    if (digits.length === length && digits !== sent) {
      sent = digits;
      input.form.requestSubmit();
    }
  });
}

// A new code after a while: the server counts anyway.
for (const button of document.querySelectorAll("[data-wait]")) {
  const label = button.textContent;
  const until = Date.now() + Number(button.dataset.wait) * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.waiting.replace("{0}", left) : label;
    if (left > 0) {
      setTimeout(tick, 1000);
    }
  };
  tick();
}

// What a new password has already; the server decides.
for (const list of document.querySelectorAll("[data-rules]")) {
  const input = document.getElementById(list.dataset.rules);
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
  const look = () => {
    for (const item of list.children) {
      const { length, kinds: wanted } = item.dataset;
      item.classList.toggle("met", length
        ? [...input.value].length >= Number(length)
        : wanted ? kinds.filter((kind) => kind.test(input.value)).length >= Number(wanted) : false);
    }
  };
  input.addEventListener("input", look);
  look();
}

for (const details of document.querySelectorAll("details.languages")) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) {
      details.open = false;
    }
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
}

// The check without anything to see gives its answer at the moment of sending.
const score = document.querySelector('[data-captcha="recaptcha-score"]');
if (score) {
  const form = score.closest("form");
  let answered = false;
  form.addEventListener("submit", (event) => {
    if (answered || !window.grecaptcha) {
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    window.grecaptcha.enterprise.ready(async () => {
      const token = await window.grecaptcha.enterprise.execute(score.dataset.sitekey, { action: score.dataset.action });
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "captchaToken";
      field.value = token;
      form.append(field);
      answered = true;
      form.removeAttribute("aria-busy");
      form.requestSubmit(submitter);
    });
  });
}

const problem = document.querySelector(".problem[tabindex]");
if (problem && !document.querySelector("[autofocus]")) {
  problem.focus();
}

const automatic = document.querySelector('form[data-submit-at-once="yes"]');
if (automatic) {
  automatic.requestSubmit();
}
