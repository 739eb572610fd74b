import type { NextConfig } from 'next';

abstract class Builder {
  protected readonly flags: Record<string, boolean> = {};
  private static count = 0;
  declare unused: string;
  public constructor() {
    Builder.count += 1;
  }
  abstract build(): NextConfig;
}

class Site extends Builder {
  override build(this: Site): NextConfig {
    this.flags['typedRoutes'] = true;
    return { experimental: { ...this.flags }, compress: false };
  }
}

export default new Site().build();
