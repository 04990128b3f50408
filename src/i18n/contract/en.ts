/** What the contracts say. */
export const contract = {
  contractsElsewhere: 'There is no contract to sign in this step.',
};
