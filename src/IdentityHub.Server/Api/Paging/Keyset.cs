using System.Linq.Expressions;
using System.Text.Json;

namespace IdentityHub.Server.Api.Paging;

/// <summary>
/// The order of a list: a sort key and an id that breaks ties, both in one index, so that any page that follows a cursor costs the same.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed class Keyset<T>
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;
    private readonly LambdaExpression key;
    private readonly Expression<Func<T, string>> id;
    private readonly bool isDescending;
    private readonly Func<T, object> keyOf;
    private readonly Func<T, string> idOf;

    private Keyset(LambdaExpression key, Expression<Func<T, string>> id, bool isDescending)
    {
        this.key = key;
        this.id = id;
        this.isDescending = isDescending;
        keyOf = Expression.Lambda<Func<T, object>>(Expression.Convert(key.Body, typeof(object)), key.Parameters).Compile();
        idOf = id.Compile();
    }

    /// <summary>Oldest first.</summary>
    public static Keyset<T> Ascending(Expression<Func<T, DateTimeOffset>> key, Expression<Func<T, string>> id) => new(key, id, false);

    /// <summary>Newest first.</summary>
    public static Keyset<T> Descending(Expression<Func<T, DateTimeOffset>> key, Expression<Func<T, string>> id) => new(key, id, true);

    /// <summary>By a text.</summary>
    public static Keyset<T> Ascending(Expression<Func<T, string>> key, Expression<Func<T, string>> id) => new(key, id, false);

    /// <summary>By the id alone.</summary>
    public static Keyset<T> ById(Expression<Func<T, string>> id) => new(id, id, false);

    /// <summary>Sorts.</summary>
    public IQueryable<T> Sort(IQueryable<T> source)
    {
        var sorted = Order(source, key, isDescending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy));
        return ReferenceEquals(key, id) ? sorted : Order(sorted, id, isDescending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy));
    }

    /// <summary>What follows a position. The first comparison lets the index be entered at the right place.</summary>
    public IQueryable<T> After(IQueryable<T> source, CursorPosition position)
    {
        var row = key.Parameters[0];
        var idBody = new Replace(id.Parameters[0], row).Visit(id.Body);
        var follows = Follows(idBody, Constant(position.Id));
        if (!ReferenceEquals(key, id))
        {
            var value = Constant(ReadKey(position.Key));
            follows = Expression.AndAlso(
                Expression.Not(Follows(value, key.Body)), Expression.OrElse(Follows(key.Body, value), follows));
        }

        return source.Where(Expression.Lambda<Func<T, bool>>(follows, row));
    }

    /// <summary>The cursor to go on from after a row.</summary>
    public string CursorAfter(Cursors cursors, string list, T row) =>
        cursors.Write(list, keyOf(row) is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : keyOf(row), idOf(row));

    private Expression Follows(Expression left, Expression right)
    {
        if (left.Type == typeof(string))
        {
            var comparison = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            return isDescending ? Expression.LessThan(comparison, Expression.Constant(0)) : Expression.GreaterThan(comparison, Expression.Constant(0));
        }

        return isDescending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    private object ReadKey(JsonElement value) =>
        key.Body.Type == typeof(DateTimeOffset) ? Epoch.AddMilliseconds(value.GetInt64()) : value.GetString()!;

    // A field of an object, as a compiler writes captured variables: EF makes a parameter of it, and one plan serves all positions.
    private static Expression Constant(object value)
    {
        var holder = Activator.CreateInstance(typeof(KeysetValue<>).MakeGenericType(value.GetType()), value)!;
        return Expression.Field(Expression.Constant(holder), nameof(KeysetValue<>.Value));
    }

    private static IQueryable<T> Order(IQueryable<T> source, LambdaExpression by, string method) =>
        source.Provider.CreateQuery<T>(Expression.Call(
            typeof(Queryable), method, [typeof(T), by.Body.Type], source.Expression, Expression.Quote(by)));

    private sealed class Replace(ParameterExpression old, ParameterExpression replacement) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? replacement : node;
    }
}

/// <summary>Holds a value that a query compares with.</summary>
internal sealed class KeysetValue<T>(T value)
{
    /// <summary>The value.</summary>
    public readonly T Value = value;
}
