// What htmx may do: run nothing that a page brings, ask nobody but us, and show a form that was refused (422). An answer
// is taken in at once, so that no key falls between what it took away and the place where the keyboard goes on. It
// begins after the first paint (script/bundle), and reads this from where it looks for it.
"use strict";

const settings = {
  "allowEval": false,
  "allowScriptTags": false,
  "includeIndicatorStyles": false,
  "defaultSettleDelay": 0,
  "selfRequestsOnly": true,
  "historyCacheSize": 0,
  "refreshOnHistoryMiss": true,
  "historyRestoreAsHxRequest": false,
  "responseHandling": [
    {
      "code": "204",
      "swap": false
    },
    {
      "code": "[23]..",
      "swap": true
    },
    {
      "code": "422",
      "swap": true
    },
    {
      "code": "[45]..",
      "swap": false,
      "error": true
    }
  ]
};

const meta = document.createElement("meta");
meta.name = "htmx-config";
meta.content = JSON.stringify(settings);
document.head.append(meta);
