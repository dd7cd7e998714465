/** Where the service is: Microsoft's own, its sandbox, or the emulator on this machine (docs/settings.md). */
export const environments = ['production', 'sandbox', 'local'] as const;
export type Environment = (typeof environments)[number];

/** How the service is called; `auto` goes by the date (docs/transports.md). */
export const transportSettings = ['auto', 'soap', 'rest'] as const;
export type TransportSetting = (typeof transportSettings)[number];
