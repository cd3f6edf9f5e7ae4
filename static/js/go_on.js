/** Presses “Go on”, for who has just signed in again: what they had sent is sent once more. */
document.querySelector("[data-go-on]")?.requestSubmit();
