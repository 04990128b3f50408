/** Names of the parts that a field draws. */
export const fieldParts = 'control,error,file,drop,pad,text';

/** Names of the parts that most views draw, and of their fields'. */
export const viewParts = `${fieldParts},form,group,summary,submit,reason,notice,orphans,overruled,failure,receipt,contact,condition,step,current,toggle,done`;
