import { type NextConfig } from 'next';
abstract class Base<T extends object> {
  private readonly name: string;
  protected constructor(name: string, public_?: T) { this.name = name; }
  declare ignored: string;
  get label(): string { return this.name; }
}
class Site extends Base<NextConfig> {
  constructor() { super('site'); }
  build(this: Site, extra: Partial<NextConfig> = {}): NextConfig { return { ...extra, env: { label: this.label } }; }
}
export default (): NextConfig => new Site().build({ reactStrictMode: true as boolean });
