/** The services whose contracts are packaged, and the operations of each: known before any contract is loaded. */
export const operationsOf = {
  CampaignManagement: [
    'GetUetTagsByIds',
    'AddUetTags',
    'UpdateUetTags',
    'GetUetTagAuthKey',
    'AddConversionGoals',
    'GetConversionGoalsByIds',
    'GetConversionGoalsByTagIds',
    'UpdateConversionGoals',
    'GetAccountProperties',
  ],
  CustomerManagement: ['GetUser', 'SearchAccounts', 'GetAccountsInfo'],
} as const satisfies Record<string, readonly string[]>;

export type Service = keyof typeof operationsOf;

export const services = Object.keys(operationsOf) as Service[];

/** The service that has an operation; undefined for the name of none. */
export function serviceOf(operation: string): Service | undefined {
  return services.find((service) => (operationsOf[service] as readonly string[]).includes(operation));
}

/** Something that each service has one of. */
export function byService<T>(of: (service: Service) => T): Record<Service, T> {
  return Object.fromEntries(services.map((service) => [service, of(service)])) as Record<Service, T>;
}
