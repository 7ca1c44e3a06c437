using System.Linq.Expressions;
using System.Reflection;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Api.Search;

/// <summary>Writes comparisons as an expression that means the same on both databases, with values as parameters.</summary>
/// <param name="isCaseSensitive">Whether upper and lower case differ.</param>
internal sealed class SearchPredicate<T>(bool isCaseSensitive)
{
    // Reading connections to SQLite tell upper from lower case in LIKE, as PostgreSQL does.
    private static readonly MethodInfo LikeMethod = typeof(DbFunctionsExtensions).GetMethod(
        nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo ToLowerMethod = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;

    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");

    /// <summary>Writes conditions.</summary>
    /// <param name="conditions">At least one, each with at least one field.</param>
    /// <param name="isAll">Whether all of them must hold, instead of one.</param>
    public Expression<Func<T, bool>> Build(IReadOnlyList<SearchCondition<T>> conditions, bool isAll)
    {
        var parts = conditions.Select(condition => condition.Fields.Select(field => Write(field, condition)).Aggregate(Expression.OrElse));
        return Expression.Lambda<Func<T, bool>>(parts.Aggregate(isAll ? Expression.AndAlso : Expression.OrElse), row);
    }

    private Expression Write(SearchField<T> field, SearchCondition<T> condition) => condition.Mode switch
    {
        SearchMode.Exact => WriteExact(field, condition.Values),
        SearchMode.Like => isCaseSensitive ? Like(Column(field), condition.Values[0]) : Like(Folded(field), Fold(field, condition.Values[0])),
        SearchMode.SimilarTo => Matches(Column(field), SimilarPattern.ToRegularExpression(condition.Values[0])),
        _ => Matches(Column(field), condition.Values[0]),
    };

    // Always by an index where there is one: the normalized column narrows down what the column itself then decides.
    private Expression WriteExact(SearchField<T> field, IReadOnlyList<string> values)
    {
        if (field.IsOwnForm)
        {
            return OneOf(Column(field), isCaseSensitive ? values : [.. values.Concat(values.Select(static value => value.ToLowerInvariant())).Distinct(StringComparer.Ordinal)]);
        }

        var folded = OneOf(Folded(field), [.. values.Select(value => Fold(field, value)).Distinct(StringComparer.Ordinal)]);
        return isCaseSensitive ? Expression.AndAlso(folded, OneOf(Column(field), values)) : folded;
    }

    private Expression Column(SearchField<T> field) => On(row, field.Column);

    private Expression Folded(SearchField<T> field) => field is { NormalizedColumn: { } normalized, IsOwnForm: false }
        ? On(row, normalized)
        : Expression.Call(Column(field), ToLowerMethod);

    private static string Fold(SearchField<T> field, string value) =>
        field is { NormalizedColumn: not null, IsOwnForm: false } ? User.Normalize(value)! : value.ToLowerInvariant();

    private static Expression OneOf(Expression text, IReadOnlyList<string> values) => values.Count == 1
        ? Expression.Equal(text, Parameter(values[0]))
        : Expression.Call(Parameter(values.ToList()), nameof(List<>.Contains), null, text);

    private static MethodCallExpression Like(Expression text, string pattern) => Expression.Call(
        LikeMethod, Expression.Property(null, typeof(EF), nameof(EF.Functions)), text, Parameter(pattern), Expression.Constant("\\"));

    private MethodCallExpression Matches(Expression text, string pattern) => Expression.Call(
        typeof(TextPatterns), isCaseSensitive ? nameof(TextPatterns.Matches) : nameof(TextPatterns.MatchesInAnyCase), null, text, Parameter(pattern));

    // As a compiler writes captured variables: EF makes a parameter of it.
    private static Expression Parameter<TValue>(TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return captured.Body;
    }

    private static Expression On(ParameterExpression row, Expression<Func<T, string?>> column) =>
        new Replacement(column.Parameters[0], row).Visit(column.Body);

    private sealed class Replacement(ParameterExpression old, ParameterExpression row) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? row : node;
    }
}
