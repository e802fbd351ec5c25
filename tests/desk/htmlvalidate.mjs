export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Several check boxes are one question.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // A title names the page and the service.
    "long-title": ["error", { maxlength: 90 }],
    // JAWS reads the description of a group of text boxes only with the role. GOV.UK Frontend.
    "no-redundant-role": "off",
    // A link that looks like a button is one for those who hear it, too. GOV.UK Frontend.
    "prefer-native-element": ["error", { exclude: ["button"] }],
  },
};
