namespace IdentityHub.Data;

/// <summary>
/// Marks entities that every node keeps in memory. Writing one advances the change version, so that all nodes drop their copy.
/// </summary>
public interface ICatalogEntity;
