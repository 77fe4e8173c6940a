// Live updates: one server-sent event stream for the person acting, opened again by itself after a break.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/**
 * Listen as a person. `onEvent` gets each event, `onState` true or false. `onWelcome` runs each time the server begins
 * to tell: what happened before, since the page last asked or while the line was broken, was not told.
 */
export function listen(as, { onEvent, onState, onWelcome }) {
  let source = null;
  let timer = null;
  let wait = FIRST_WAIT_MS;

  function open() {
    source = new EventSource(`/local/stream?as=${encodeURIComponent(as)}`);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onState(true);
    };
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (event.type === "welcome") onWelcome();
      else onEvent(event);
    };
    source.onerror = retry;
  }

  // The browser gives up for good on some failures, so every failure is handled the same way here.
  function retry() {
    source.close();
    onState(false);
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
