/** Starts what a staff page uses; every part finds its own elements and is quiet when there are none. */
import * as autosave from "./autosave.js";
import * as count from "./count.js";
import * as grow from "./grow.js";
import * as password from "./password.js";
import * as repeat from "./repeat.js";
import * as showWhen from "./show_when.js";
import * as still from "./still.js";
import * as summaryFocus from "./summary_focus.js";

const begin = (row) => [count, grow, password, showWhen].forEach((part) => part.start(row));

begin(document);
repeat.start(document, begin);
document.querySelector("[data-banner]")?.focus({ preventScroll: true });
summaryFocus.start(); // last, because what is wrong matters more than what went well
autosave.start();
still.start();
