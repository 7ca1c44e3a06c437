using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace IdentityHub.Migrations.Sqlite;

/// <summary>
/// Makes EF Core 10's SQLite provider run on SQLitePCLRaw 2.0.6 and on the operating system's SQLite.
/// </summary>
/// <remarks>
/// Delete this file, the two SQLitePCLRaw references and NU1605/NU1608 of this project as soon as SQLitePCLRaw 2.1.11 or later
/// restores: then the provider finds the version it asks for, and its bundled SQLite is a maintained one.
/// Until then two things are wrong and put right here. The provider asks for assembly version 2.1 and the runtime refuses a lower one;
/// the resolver answers with the version that lies beside the application. The bundled SQLite is 3.35.5 and has known holes; the
/// system's library, which the system's updates keep safe, is taken first and the bundled one only when there is no other.
/// </remarks>
public static class SqliteNative
{
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";
    private static readonly Lock Gate = new();
    private static nint handle;

    /// <summary>The library that serves SQLite calls, such as <c>libsqlite3.so.0</c>; null before the first call.</summary>
    public static string? LoadedLibrary { get; private set; }

    /// <summary>True when no library of the system was found and the old bundled one is in use: worth a warning in the log.</summary>
    public static bool UsesBundledLibrary { get; private set; }

    /// <summary>Call before the first use of a SQLite type: runs the module initializer and loads the native library.</summary>
    public static void Prepare()
    {
        if (LoadedLibrary is null)
        {
            var provider = AssemblyLoadContext.GetLoadContext(typeof(SqliteNative).Assembly)!.LoadFromAssemblyName(new AssemblyName(Provider));
            _ = LoadNative(provider, null);
        }
    }

#pragma warning disable CA2255 // A library's module initializer is the only place that surely runs before EF Core's provider is loaded.
    [ModuleInitializer]
    internal static void Initialize()
#pragma warning restore CA2255
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(SqliteNative).Assembly)!;
        context.Resolving += static (context, name) => AskedForNewer(name)
            ? context.LoadFromAssemblyName(new AssemblyName(name.Name!))
            : null;
        NativeLibrary.SetDllImportResolver(
            context.LoadFromAssemblyName(new AssemblyName(Provider)),
            static (library, assembly, searchPath) => library == "e_sqlite3" ? LoadNative(assembly, searchPath) : 0);
    }

    // Without a version the runtime takes what lies beside the application; asking that way again would never end.
    private static bool AskedForNewer(AssemblyName name) =>
        name.Version is not null && name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) == true;

    private static nint LoadNative(Assembly assembly, DllImportSearchPath? searchPath)
    {
        lock (Gate)
        {
            if (handle == 0)
            {
                var system = OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
                UsesBundledLibrary = !NativeLibrary.TryLoad(system, out handle);
                handle = UsesBundledLibrary ? NativeLibrary.Load("e_sqlite3", assembly, searchPath) : handle;
                LoadedLibrary = UsesBundledLibrary ? "e_sqlite3" : system;
            }

            return handle;
        }
    }
}
