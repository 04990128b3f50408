import type { TimelineStep } from '../protocol/opportunity.js';
import type { Text } from '../protocol/text.js';
import { places, placeOf, type Place } from './flow.js';
import type { Snapshot } from './snapshot.js';

/** The name that the customer sees: the substate's public one, else the state's, else the project type's. The internal names never leave the company. */
export function publicName({ state, substate }: Place, snapshot: Snapshot): Text {
  return substate.publicName ?? state.publicName ?? snapshot.flow.name;
}

/** Done, with the time it was left, and current, with the time it was entered, from the history; what comes next only on the path that the company marked, and never a failure. A substate visited twice stands where it was visited last. */
export function timeline(snapshot: Snapshot, current: Place): TimelineStep[] {
  const { flow, opportunity } = snapshot;
  const step = (place: Place, rest: Pick<TimelineStep, 'status' | 'at'>): TimelineStep => ({
    id: place.substate.id,
    name: publicName(place, snapshot),
    description: place.substate.description,
    state: place.state.publicName,
    ...rest,
  });
  const { history } = opportunity;
  const entered = new Map(history.map(({ substate, at }) => [substate, at]));
  const left = new Map(history.map(({ substate }, i) => [substate, history[i + 1]?.at]));
  const visited = [...new Set(history.map(({ substate }) => substate).reverse())].reverse();
  const done = visited.filter((id) => id !== opportunity.substate).flatMap((id) => placeOf(flow, id) ?? [])
    .map((place) => step(place, { status: 'done', at: left.get(place.substate.id) }));
  const all = places(flow);
  const here = all.findIndex((place) => place.substate.id === opportunity.substate);
  const ahead = current.state.discard || !current.substate.mainPath ? [] : all.slice(here + 1).filter(({ state, substate }) => substate.mainPath && !state.discard);
  return [...done, step(current, { status: 'current', at: entered.get(opportunity.substate) }), ...ahead.map((place) => step(place, { status: 'next' }))];
}
