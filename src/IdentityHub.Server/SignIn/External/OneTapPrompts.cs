using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.External;

/// <summary>Google's own prompt on a page: its script reads these as attributes and posts to the address.</summary>
/// <param name="ClientId">Our name at Google.</param>
/// <param name="LoginUri">Where an ID token is posted: the callback of the connector, which Google knows already.</param>
/// <param name="Nonce">What the ID token has to repeat.</param>
/// <param name="Context">What it is for: <c>signin</c> or <c>signup</c>.</param>
internal sealed record OneTapPrompt(string ClientId, string LoginUri, string Nonce, string Context)
{
    /// <summary>The script. <c>hl</c> says in which language it speaks.</summary>
    public const string Script = "https://accounts.google.com/gsi/client";

    /// <summary>Its style sheet.</summary>
    public const string StyleSheet = "https://accounts.google.com/gsi/style";

    /// <summary>Below this it shows frames and asks.</summary>
    public const string Home = "https://accounts.google.com/gsi/";

    /// <summary>Whether somebody with one account is signed in without a click.</summary>
    public bool SelectsAtOnce { get; init; }

    /// <summary>Whether a click beside it closes it.</summary>
    public bool ClosesOutside { get; init; }

    /// <summary>Whether it works in browsers that prevent tracking.</summary>
    public bool IsForTrackingPrevention { get; init; }
}

/// <summary>Decides on which pages Google's prompt is shown.</summary>
internal sealed class OneTapPrompts(ConnectorConfigs configs, HubUrls urls, MasterKey masterKey)
{
    /// <summary>The prompt for a page that begins a sign-in.</summary>
    /// <param name="visit">For whom.</param>
    /// <param name="context"><c>signin</c> or <c>signup</c>.</param>
    /// <returns>
    /// Null where it is not turned on, and where it would not do: a person who has to prove anew who they are proves nothing by it.
    /// </returns>
    public OneTapPrompt? Find(Visit visit, string context)
    {
        if (visit is not { Catalog: { } catalog, Interaction: { } interaction } || GoogleOneTap.IsTooLittleFor(interaction)
            || OfferedOneTap.Find(OfferedConnectors.Of(catalog, visit.Settings.SocialSignInConnectorTargets), configs) is not { } offered
            || !offered.Settings.IsEnabled.Or(false))
        {
            return null;
        }

        // What is not set is as Google has it.
        return new OneTapPrompt(
            offered.ClientId, urls.Absolute("/callback/" + Uri.EscapeDataString(offered.ConnectorId)), GoogleOneTap.NonceOf(masterKey, interaction), context)
        {
            SelectsAtOnce = offered.Settings.AutoSelect.Or(false),
            ClosesOutside = offered.Settings.CloseOnTapOutside.Or(true),
            IsForTrackingPrevention = offered.Settings.ItpSupport.Or(false),
        };
    }
}
