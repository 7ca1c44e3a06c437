using System.Linq.Expressions;

namespace IdentityHub.Server.Api.Search;

/// <summary>A text that a list can be searched by.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Name">Its name in requests.</param>
/// <param name="Column">The text as it is stored.</param>
/// <param name="NormalizedColumn">
/// The text in the form of <see cref="Data.Users.User.Normalize"/>, with an index, where there is one. The very same expression as
/// <paramref name="Column"/> for ids and numbers, which are stored as they are compared: see <see cref="Exact"/>.
/// </param>
internal sealed record SearchField<T>(string Name, Expression<Func<T, string?>> Column, Expression<Func<T, string?>>? NormalizedColumn = null)
{
    /// <summary>
    /// Whether the column is its own normalized form. An exact search that ignores case then looks for what was given and for its lower-case
    /// form, both with the column's index.
    /// </summary>
    public bool IsOwnForm => ReferenceEquals(Column, NormalizedColumn);

    /// <summary>An id or a number: made by programs, in lower case as a rule.</summary>
    public static SearchField<T> Exact(string name, Expression<Func<T, string?>> column) => new(name, column, column);
}
