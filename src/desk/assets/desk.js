// The one script of every page. Everything works without it; it saves drafts, warns before a
// session ends, and starts those modules of GOV.UK Frontend that our pages use.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
  isSupported,
} from "govuk-frontend";

import { keepDrafts } from "./draft.js";
import { watchFileSizes } from "./file_size.js";
import { watchSession } from "./session.js";

if (isSupported()) {
  for (const component of [
    Button,
    CharacterCount,
    Checkboxes,
    ErrorSummary,
    ExitThisPage,
    NotificationBanner,
    PasswordInput,
    Radios,
    ServiceNavigation,
    SkipLink,
    Tabs,
  ])
    createAll(component);
}

// Before the drafts: a form that is not sent keeps its draft.
watchFileSizes();
keepDrafts(watchSession());
