import { BinaryOperationNode, ColumnNode, OperationNodeTransformer, OperatorNode, PostgresQueryCompiler, RawNode, ReferenceNode, ValueNode, type KyselyPlugin, type OperationNode, type PluginTransformQueryArgs, type PluginTransformResultArgs, type QueryId, type QueryResult, type RootOperationNode, type UnknownRow } from 'kysely';

/** Where a query that is written as text says whose something is. */
const filters = /(?:\w+\.)?customer = $|(?<=from customers where )id = $/;

/** One such place: the query's text, and which of its filters. */
export type Site = `${string} #${number}`;

/** Sees every query of a backend, and leaves one filter by customer out when it is told to. */
export class WithoutFilter extends OperationNodeTransformer implements KyselyPlugin {
  readonly seen = new Set<Site>();
  left: Site | undefined;
  readonly #compiler = new PostgresQueryCompiler();
  #text = '';
  #found = 0;

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const { sql } = this.#compiler.compileQuery(node, queryId);
    this.#text = sql.replace(/\s+/g, ' ').trim();
    this.#found = 0;
    return this.transformNode(node, queryId);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> { return Promise.resolve(result); }

  /** One more filter; whether it is the one that goes. */
  #goes(): boolean {
    const site: Site = `${this.#text} #${this.#found++}`;
    this.seen.add(site);
    return site === this.left;
  }

  protected override transformBinaryOperation(node: BinaryOperationNode, queryId?: QueryId): BinaryOperationNode {
    const { leftOperand: left, operator, rightOperand: right } = node;
    const column = ReferenceNode.is(left) && ColumnNode.is(left.column) ? left.column.column.name : undefined;
    const ofCustomers = column === 'id' && / "customers" where "id" = /.test(this.#text);
    const filter = OperatorNode.is(operator) && operator.operator === '=' && ValueNode.is(right) && (column === 'customer' || ofCustomers);
    // the value against itself: true whoever it is
    return filter && this.#goes() ? BinaryOperationNode.create(right, operator, right) : super.transformBinaryOperation(node, queryId);
  }

  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const fragments = [...node.sqlFragments];
    const parameters: OperationNode[] = [...node.parameters];
    for (let i = 0; i < parameters.length; i++) {
      if (!filters.test(fragments[i] ?? '') || !this.#goes()) continue;
      // the parameter keeps its place, and is true whoever it is
      fragments[i] = (fragments[i] ?? '').replace(filters, '(');
      fragments[i + 1] = `::text is not null)${fragments[i + 1] ?? ''}`;
    }
    return super.transformRaw(RawNode.create(fragments, parameters), queryId);
  }
}
