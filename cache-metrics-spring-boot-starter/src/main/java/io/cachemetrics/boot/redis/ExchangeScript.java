package io.cachemetrics.boot.redis;

import java.util.List;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * The script by which an instance writes to Redis and learns the resets of the others.
 * Redis runs it as one command.
 * <p>
 * The time never goes back as long as the clock key exists, also after a fail-over to a
 * server whose clock is behind, and no two runs get the same. Lua unpacks some 8,000
 * values at most, hence the chunks.
 */
final class ExchangeScript {

	static final RedisScript<?> SCRIPT = RedisScript.of("""
			-- KEYS: clock, resets; to report, also instances and the report of the instance
			-- ARGV: retention in milliseconds, instance, report; then stamp and member of each reset to store
			-- Returns the time in microseconds, and members and stamps of all resets.
			local clock, resets, instances, report = unpack(KEYS)
			local retention = ARGV[1]
			local time = redis.call('TIME')
			local last = tonumber(redis.call('GET', clock) or 0) or 0
			if not (last < 2^53) then last = 0 end
			local micros = math.max(time[1] * 1000000 + time[2], last + 1)
			local now = string.format('%.0f', micros)
			redis.call('PSETEX', clock, retention, now)
			if report then
			  redis.call('PSETEX', report, retention, ARGV[3])
			  redis.call('ZADD', instances, now, ARGV[2])
			  redis.call('ZREMRANGEBYSCORE', instances, 0, string.format('%.0f', micros - retention * 1000))
			  redis.call('PEXPIRE', instances, retention)
			end
			for i = 4, #ARGV, 4000 do
			  redis.call('ZADD', resets, 'GT', unpack(ARGV, i, math.min(i + 3999, #ARGV)))
			end
			redis.call('PEXPIRE', resets, retention)
			return { now, redis.call('ZRANGE', resets, 0, -1, 'WITHSCORES') }
			""", List.class);

	private ExchangeScript() {
	}

}
