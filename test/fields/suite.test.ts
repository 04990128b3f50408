import { fieldTypes } from '../../src/protocol/field.js';
import { fieldSuite } from '../suites/field-suite.js';

for (const type of fieldTypes) fieldSuite(type);
