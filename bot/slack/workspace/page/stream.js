// Live updates: one server-sent event stream for the person acting, opened again by itself after a break.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** Listen as a person. `onEvent` gets each event, `onState` true or false, `onReturn` runs after every break. */
export function listen(as, { onEvent, onState, onReturn }) {
  let source = null;
  let timer = null;
  let wait = FIRST_WAIT_MS;
  let broken = false;

  function open() {
    source = new EventSource(`/local/stream?as=${encodeURIComponent(as)}`);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onState(true);
      if (broken) onReturn();
      broken = false;
    };
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = retry;
  }

  // The browser gives up for good on some failures, so every failure is handled the same way here.
  function retry() {
    source.close();
    broken = true;
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
