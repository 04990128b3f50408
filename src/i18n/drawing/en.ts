/** What the drawing of the roof says. */
export const drawing = {
  drawingElsewhere: 'There is no roof to draw in this step.',
};
