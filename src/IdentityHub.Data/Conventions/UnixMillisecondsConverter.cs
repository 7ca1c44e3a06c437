using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Data;

/// <summary>Instants are stored as UTC milliseconds since the Unix epoch, so that they sort and compare alike on both databases.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
