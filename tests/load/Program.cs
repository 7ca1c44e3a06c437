using System.Diagnostics;
using System.Globalization;
using IdentityHub.Load;
using IdentityHub.Server.Tests.Support;

// bash tests/load/run [seconds] [sqlite|postgres]: measures the hot paths and prints a table. "ceiling ADDRESS DISCOVERY JWKS" is the program compared with.
if (args is ["ceiling", var ceilingAddress, var discoveryFile, var keysFile])
{
    await Ceiling.RunAsync(ceilingAddress, await File.ReadAllBytesAsync(discoveryFile), await File.ReadAllBytesAsync(keysFile));
    return 0;
}

// bash tests/load/lists [people] [sqlite|postgres]: fills a database and measures lists and searches.
if (args is ["lists", var number, ..])
{
    var lists = new ResultTable();
    await new Lists(lists, int.Parse(number, CultureInfo.InvariantCulture)).RunAsync(args.Contains("sqlite"), args.Contains("postgres"));
    Console.WriteLine(lists);
    return lists.HasFailures ? 1 : 0;
}

// bash tests/load/sso [sqlite|postgres]: fills a database with enterprise connectors and measures how fast an address finds its own.
if (args is ["sso", ..])
{
    var lookups = new ResultTable();
    await new SsoLookups(lookups).RunAsync(args.Contains("sqlite"), args.Contains("postgres"));
    Console.WriteLine(lookups);
    return lookups.HasFailures ? 1 : 0;
}

var seconds = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
var table = new ResultTable();
await new Benchmark(table, seconds).RunAsync(args.Contains("sqlite"), args.Contains("postgres"));
Console.WriteLine(table);
return table.HasFailures ? 1 : 0;
