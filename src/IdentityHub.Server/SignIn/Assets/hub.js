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

const problem = document.querySelector(".problem[tabindex]");
if (problem && !document.querySelector("[autofocus]")) {
  problem.focus();
}

const automatic = document.querySelector('form[data-submit-at-once="yes"]');
if (automatic) {
  automatic.requestSubmit();
}
