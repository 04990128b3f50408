import type { ContractView } from '../../protocol/contract.js';
import type { Snapshot } from '../snapshot.js';
import { substitute } from '../substitute.js';

/** The contracts of the project, with the company's texts filled in. */
export function contractMembers(snapshot: Snapshot): Omit<ContractView, 'kind'> {
  return { contracts: (snapshot.opportunity.contracts ?? []).map((contract) => ({ ...contract, name: substitute(contract.name, snapshot), description: substitute(contract.description, snapshot) })) };
}
