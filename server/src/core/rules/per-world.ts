import type {Config} from '../config/config.js'
import type {World} from '../config/world.js'
import type {Registry} from '../registry/schema.js'

/** One value for each registry and configuration: a `World` is made anew at every snapshot, its parts are not. */
export function perWorld<Value extends object>(make: (world: World) => Value): (world: World) => Value {
  const kept = new WeakMap<Registry, WeakMap<Config, Value>>()
  return (world) => {
    const byConfig = kept.get(world.registry) ?? new WeakMap<Config, Value>()
    const known = byConfig.get(world.config)
    if (known) return known
    const value = make(world)
    kept.set(world.registry, byConfig.set(world.config, value))
    return value
  }
}
