import type {Config} from '../config/config.js'
import type {World} from '../config/world.js'
import type {Registry} from '../registry/schema.js'

/** One value for each registry and configuration: a `World` is made anew at every snapshot, its parts are not. */
export function perWorld<Value extends object>(make: (world: World) => Value): (world: World) => Value {
  const kept = new WeakMap<Registry, WeakMap<Config, Value>>()
  return (world) => {
    const byConfig = kept.get(world.registry) ?? new WeakMap<Config, Value>()
    kept.set(world.registry, byConfig)
    const value = byConfig.get(world.config) ?? make(world)
    byConfig.set(world.config, value)
    return value
  }
}
