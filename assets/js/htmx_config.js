// What htmx may do: run nothing that a page brings, ask nobody but us, and show a form that was refused (422).
"use strict";

Object.assign(htmx.config, {
  "allowEval": false,
  "allowScriptTags": false,
  "includeIndicatorStyles": false,
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
});
