// Tells that a file is too large before it is sent: on a slow line the server's answer comes late,
// and a browser that is still sending may not show it.

const ERROR_ID = "file-too-large";

function forget(input, group) {
  const told = document.getElementById(ERROR_ID);
  if (!told) return;
  told.remove();
  group?.classList.remove("govuk-form-group--error");
  input.classList.remove("govuk-file-upload--error");
  const others = (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((id) => id && id !== ERROR_ID);
  if (others.length > 0) input.setAttribute("aria-describedby", others.join(" "));
  else input.removeAttribute("aria-describedby");
}

function tell(input, group) {
  const told = document.createElement("p");
  told.id = ERROR_ID;
  told.className = "govuk-error-message";
  told.setAttribute("role", "alert");
  input.before(told);
  told.textContent = input.dataset.tooLarge;
  group?.classList.add("govuk-form-group--error");
  input.classList.add("govuk-file-upload--error");
  const others = input.getAttribute("aria-describedby");
  input.setAttribute("aria-describedby", others ? `${others} ${ERROR_ID}` : ERROR_ID);
}

function isTooLarge(input) {
  return [...input.files].some((file) => file.size > Number(input.dataset.mostBytes));
}

/** Binds each <input type="file" data-most-bytes data-too-large>. */
export function watchFileSizes() {
  for (const input of document.querySelectorAll("[type=file][data-most-bytes]")) {
    const group = input.closest(".govuk-form-group");
    const look = () => {
      forget(input, group);
      if (isTooLarge(input)) tell(input, group);
    };
    input.addEventListener("change", look);
    input.form?.addEventListener("submit", (event) => {
      if (!isTooLarge(input)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      look();
      input.focus();
    });
  }
}
