/**
 * Loaded before the server when boot.mjs starts it. If boot.mjs dies without being able to say so (kill -9), the channel between them closes;
 * the server then stops as if asked to, instead of keeping the data folder and the port from the next start.
 */
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
