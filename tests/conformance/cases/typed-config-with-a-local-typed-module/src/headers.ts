export const headers = async (): Promise<{ source: string; headers: { key: string; value: string }[] }[]> => [];
